package dev.clausewise.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.clausewise.access.Role;
import dev.clausewise.register.Register;
import dev.clausewise.vocabulary.Vocabulary;
import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.vertx.http.runtime.security.QuarkusHttpUser;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPOutputStream;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The first page, as one answer: on a slow line the way there and back takes longer than all that
 * the page is made of. Its script and its styles stand in its file, where the policy allows these
 * two by their digests and no others. Who may read the facts and the names of instruments finds
 * them in it too, as they are at {@code /v1/vocabulary} and {@code /v1/instruments?brief=true}.
 */
@ApplicationScoped
class FirstPage {
  private static final String FILE = "index.html";
  private static final Pattern SCRIPT =
      Pattern.compile("<script type=\"module\">(.*?)</script>", Pattern.DOTALL);
  private static final Pattern STYLE = Pattern.compile("<style>(.*?)</style>", Pattern.DOTALL);
  private static final int TAG_DIGITS = 32;

  /** The page as it is sent, with and without compression. */
  private record Form(Buffer plain, Buffer compressed, String tag) {
    static Form of(String html) {
      byte[] bytes = html.getBytes(StandardCharsets.UTF_8);
      return new Form(
          Buffer.buffer(bytes),
          Buffer.buffer(compress(bytes)),
          "W/\"" + digest(html).replaceAll("\\W", "").substring(0, TAG_DIGITS) + "\"");
    }
  }

  /**
   * @param told for those who may read the facts
   * @param policy the Content-Security-Policy
   */
  private record Made(Form told, Form bare, String policy) {}

  private final Register register;
  private final Vocabulary vocabulary;
  private final ObjectMapper json;
  private final IdentityProviderManager identities;
  private final String policy;

  /** As it was built; null where the pages were not. */
  private final String html;

  private volatile Made made;

  FirstPage(
      Register register,
      Vocabulary vocabulary,
      ObjectMapper json,
      IdentityProviderManager identities,
      @ConfigProperty(name = "quarkus.http.filter.pages.header.\"Content-Security-Policy\"")
          String policy) {
    this.register = register;
    this.vocabulary = vocabulary;
    this.json = json;
    this.identities = identities;
    this.policy = policy;
    byte[] built = Pages.file(FILE);
    this.html = built == null ? null : new String(built, StandardCharsets.UTF_8);
  }

  void address(@Observes Router router) {
    if (html == null) {
      return;
    }
    router
        .routeWithRegex("/|/index\\.html")
        .method(HttpMethod.GET)
        .method(HttpMethod.HEAD)
        .handler(this::answer);
  }

  /** Whoever comes with a key that has ended is let in too: the page is where they log in again. */
  private void answer(RoutingContext route) {
    BiConsumer<RoutingContext, Throwable> letIn = (of, failure) -> {};
    route.put(QuarkusHttpUser.AUTH_FAILURE_HANDLER, letIn);
    QuarkusHttpUser.getSecurityIdentity(route, identities)
        .subscribe()
        .with(who -> answer(route, mayRead(who)), unknown -> answer(route, false));
  }

  private static boolean mayRead(SecurityIdentity who) {
    return who != null && who.hasRole(Role.CALLER);
  }

  private void answer(RoutingContext route, boolean mayRead) {
    Made page = made();
    Form form = mayRead ? page.told() : page.bare();
    HttpServerResponse response = route.response();
    response
        .putHeader("Content-Security-Policy", page.policy())
        .putHeader(HttpHeaders.CACHE_CONTROL, "no-cache")
        .putHeader(HttpHeaders.VARY, "Accept-Encoding, Authorization, Cookie")
        .putHeader(HttpHeaders.ETAG, form.tag());
    if (PolicyTag.names(route.request().getHeader(HttpHeaders.IF_NONE_MATCH), form.tag())) {
      response.setStatusCode(304).end();
      return;
    }
    response.putHeader(HttpHeaders.CONTENT_TYPE, "text/html;charset=UTF-8");
    boolean compressed = takesGzip(route.request().getHeader(HttpHeaders.ACCEPT_ENCODING));
    if (compressed) {
      response.putHeader(HttpHeaders.CONTENT_ENCODING, "gzip");
    }
    Buffer body = compressed ? form.compressed() : form.plain();
    if (route.request().method() == HttpMethod.HEAD) {
      response.putHeader(HttpHeaders.CONTENT_LENGTH, String.valueOf(body.length())).end();
    } else {
      response.end(body);
    }
  }

  private static boolean takesGzip(String encodings) {
    return encodings != null
        && Arrays.stream(encodings.split(","))
            .map(one -> one.replace(" ", ""))
            .anyMatch(one -> one.equals("gzip") || one.matches("gzip;q=(?!0(\\.0*)?$).+"));
  }

  /** Made when it is first asked for: a start does not wait for it. */
  private Made made() {
    Made page = made;
    if (page == null) {
      page = make();
      made = page;
    }
    return page;
  }

  private Made make() {
    String script = only(SCRIPT);
    String style = only(STYLE);
    List<VocabularyResource.FactView> facts =
        vocabulary.facts().stream().map(VocabularyResource.FactView::of).toList();
    List<InstrumentsResource.InstrumentView> instruments =
        register.instruments().stream().map(InstrumentsResource.InstrumentView::brief).toList();
    int end = html.lastIndexOf("</head>");
    String told =
        html.substring(0, end)
            + data("vocabulary", facts)
            + data("instruments", instruments)
            + html.substring(end);
    return new Made(
        Form.of(told),
        Form.of(html),
        policy
            .replace("script-src 'self'", "script-src 'self' 'sha256-" + digest(script) + "'")
            .replace("style-src 'self'", "style-src 'self' 'sha256-" + digest(style) + "'"));
  }

  /**
   * A block that browsers do not run. Nothing in it ends it: a text of JSON can do without {@code
   * <}.
   */
  private String data(String name, Object value) {
    try {
      return "<script type=\"application/json\" id=\"data-"
          + name
          + "\">"
          + json.writeValueAsString(value).replace("<", "\\u003c")
          + "</script>\n  ";
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String only(Pattern element) {
    Matcher found = element.matcher(html);
    if (!found.find()) {
      throw new IllegalStateException(FILE + " has no " + element.pattern());
    }
    return found.group(1);
  }

  private static String digest(String text) {
    try {
      return Base64.getEncoder()
          .encodeToString(
              MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static byte[] compress(byte[] bytes) {
    ByteArrayOutputStream compressed = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(compressed)) {
      gzip.write(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return compressed.toByteArray();
  }
}
