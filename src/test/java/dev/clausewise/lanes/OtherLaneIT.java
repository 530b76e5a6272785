package dev.clausewise.lanes;

import org.junit.platform.suite.api.ExcludeClassNamePatterns;
import org.junit.platform.suite.api.IncludeClassNamePatterns;
import org.junit.platform.suite.api.IncludeEngines;
import org.junit.platform.suite.api.SelectPackages;
import org.junit.platform.suite.api.Suite;

/** Whatever no other lane has, beside {@link PagesLaneIT}. */
@Suite
@IncludeEngines("junit-jupiter")
@SelectPackages(Lanes.ALL)
@IncludeClassNamePatterns(Lanes.INTEGRATION)
@ExcludeClassNamePatterns({Lanes.PAGES, Lanes.ALONE, Lanes.LANES})
class OtherLaneIT {}
