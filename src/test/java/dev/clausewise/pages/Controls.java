package dev.clausewise.pages;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.restassured.RestAssured;

/** What a visitor presses, by its name. */
final class Controls {
  private Controls() {}

  static Locator button(Page page, String name) {
    return page.getByRole(
        AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
  }

  static Locator tab(Page page, String name) {
    return page.getByRole(AriaRole.TAB, new Page.GetByRoleOptions().setName(name));
  }

  /** How many instruments are in force: a new one is no reason for a test of a page to fail. */
  static int instruments() {
    return RestAssured.get("/v1/instruments").jsonPath().getList("id").size();
  }
}
