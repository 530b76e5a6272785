package dev.clausewise.lanes;

import org.junit.platform.suite.api.IncludeClassNamePatterns;
import org.junit.platform.suite.api.IncludeEngines;
import org.junit.platform.suite.api.SelectPackages;
import org.junit.platform.suite.api.Suite;

/** Most pages, one class after the other in front of one service. */
@Suite
@IncludeEngines("junit-jupiter")
@SelectPackages(Lanes.ALL)
@IncludeClassNamePatterns(Lanes.PAGES)
class PagesLaneIT {}
