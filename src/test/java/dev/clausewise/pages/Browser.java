package dev.clausewise.pages;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import dev.clausewise.Installed;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Gives a test a page of the Chromium that is installed, each test a new profile. */
class Browser implements ExecutionCondition, ParameterResolver, AfterEachCallback {
  private static final ExtensionContext.Namespace OURS =
      ExtensionContext.Namespace.create(Browser.class);
  private static final int WIDTH = 1400;
  private static final int HEIGHT = 1000;
  private static final double PATIENCE_MS = 30_000;

  /** Chromium is to talk to the service only. */
  private static final List<String> FLAGS =
      List.of(
          "--no-sandbox",
          "--disable-gpu",
          "--disable-quic",
          "--no-first-run",
          "--disable-background-networking",
          "--disable-component-update",
          "--disable-sync");

  /** One driver and one browser for all tests. */
  private record Running(Playwright playwright, com.microsoft.playwright.Browser browser)
      implements AutoCloseable {

    static Running start() {
      Playwright playwright =
          Playwright.create(
              new Playwright.CreateOptions()
                  .setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
      return new Running(
          playwright,
          playwright
              .chromium()
              .launch(
                  new BrowserType.LaunchOptions()
                      .setExecutablePath(chromium().orElseThrow())
                      .setArgs(FLAGS)));
    }

    @Override
    public void close() {
      browser.close();
      playwright.close();
    }
  }

  private static Optional<Path> chromium() {
    return Installed.program(
        System.getenv("CHROMIUM"),
        "/usr/bin/chromium",
        "/usr/bin/chromium-browser",
        "/usr/bin/google-chrome");
  }

  @Override
  public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
    return chromium().isPresent()
        ? ConditionEvaluationResult.enabled("Chromium is there")
        : ConditionEvaluationResult.disabled(
            Installed.missing(
                "no Chromium: install one (Debian: apt-get install chromium) or name its file in CHROMIUM"));
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == Page.class;
  }

  @Override
  public Page resolveParameter(ParameterContext parameter, ExtensionContext context) {
    Running running =
        context
            .getRoot()
            .getStore(OURS)
            .getOrComputeIfAbsent("running", key -> Running.start(), Running.class);
    BrowserContext profile =
        running
            .browser()
            .newContext(
                new com.microsoft.playwright.Browser.NewContextOptions()
                    .setViewportSize(WIDTH, HEIGHT)
                    .setLocale("en-US")
                    .setTimezoneId("UTC"));
    profile.setDefaultTimeout(PATIENCE_MS);
    PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE_MS);
    Complaints complaints = Complaints.of(profile);
    context.getStore(OURS).put("profile", profile);
    context.getStore(OURS).put("complaints", complaints);
    return profile.newPage();
  }

  @Override
  public void afterEach(ExtensionContext context) {
    BrowserContext profile = context.getStore(OURS).remove("profile", BrowserContext.class);
    if (profile != null) {
      profile.close();
      context.getStore(OURS).remove("complaints", Complaints.class).assertNone();
    }
  }
}
