package dev.clausewise.pages;

import io.quarkus.test.junit.QuarkusIntegrationTest;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Tests of the pages of what was packaged, as a visitor sees them: a method that takes a {@code
 * Page} gets one of {@link Browser}.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@QuarkusIntegrationTest
@ExtendWith(Browser.class)
@interface InABrowser {}
