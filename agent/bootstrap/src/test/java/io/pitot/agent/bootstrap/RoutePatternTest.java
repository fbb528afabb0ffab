package io.pitot.agent.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Base64;
import java.util.Locale;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RoutePatternTest {

    private static final long SEED = 20_251_122;

    private static final Pattern DIGIT = Pattern.compile("\\d");

    /** A digit may stand in a version once ids are gone. No other word that has one can be made of the alphabet below. */
    private static final Pattern DIGITS = Pattern.compile("(?<![A-Za-z])[vV]\\d{1,3}(?![A-Za-z0-9])|\\D");

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    /                                                          | /
                    ''                                                         | /
                    /users                                                     | /users
                    /users/                                                    | /users/
                    /users/17                                                  | /users/{n}
                    /users/17/orders/4711                                      | /users/{n}/orders/{n}
                    /api/v1/users/17                                           | /api/v1/users/{n}
                    /api/V2/users                                              | /api/V2/users
                    /users/123e4567-e89b-12d3-a456-426614174000/cart           | /users/{n}/cart
                    /orders/order-123e4567-e89b-12d3-a456-426614174000         | /orders/order-{n}
                    /objects/deadbeefdeadbeefdeadbeefdeadbeef                  | /objects/{n}
                    /commits/3f2a9bc                                           | /commits/{n}
                    /orders/order-1234                                         | /orders/order-{n}
                    /orders/order-1234-56                                      | /orders/order-{n}
                    /orders/ORD00017                                           | /orders/ORD{n}
                    /orders/1234-draft                                         | /orders/{n}-draft
                    /days/2024-01-31                                           | /days/{n}
                    /days/2024-01-31T10:15:30Z                                 | /days/{n}
                    /hosts/10.0.0.1                                            | /hosts/{n}
                    /phones/+4912345678                                        | /phones/+{n}
                    /users/jane.doe@example.com                                | /users/{n}
                    /users/jane%40example.com                                  | /users/{n}
                    /search/a%20b                                              | /search/{n}
                    /tokens/eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.dBjftJeZ4CVP  | /tokens/{n}
                    /videos/dQw4w9WgXcQ                                        | /videos/{n}
                    /ulids/01ARZ3NDEKTSV4RRFFQ69G5FAV                          | /ulids/{n}
                    /cursors/xkjqbvzwpthfgnd                                   | /cursors/{n}
                    /files/report.pdf                                          | /files/report.pdf
                    /files/1234.pdf                                            | /files/{n}.pdf
                    /files/song-12.mp3                                         | /files/song-{n}.mp3
                    /files/aB3dE5fG7h.json                                     | /files/{n}.json
                    /getUserProfile/byName                                     | /getUserProfile/byName
                    /findAllByOwnerIdAndName                                   | /findAllByOwnerIdAndName
                    /getAllByName                                              | /getAllByName
                    /user_accounts/all-of-them                                 | /user_accounts/all-of-them
                    /oauth2/token                                              | /oauth2/token
                    /s3/bucket                                                 | /s3/bucket
                    /projects:batchGet                                         | /projects:batchGet
                    /Orders(1234)/Lines                                        | /Orders({n})/Lines
                    /Orders('ALFKI')                                           | /Orders({n})
                    /cars;colour=red;year=2012                                 | /cars;colour={n};year={n}
                    /cart;jsessionid=0A1B.node1                                | /cart;jsessionid={n}
                    /items/1,2,3                                               | /items/{n}
                    /items/all,none                                            | /items/all,none
                    /größe                                                     | /{n}
                    /a//b                                                      | /a//b
                    /users?id=17                                               | /users
                    /users#17                                                  | /users
                    /users/17?a=/b/18                                          | /users/{n}
                    ?id=17                                                     | /
                    """)
    void idsOfPathsAreLeftOutAndWordsStay(String path, String pattern) {
        assertThat(route("http://localhost" + path)).isEqualTo("GET localhost" + pattern);
    }

    @ParameterizedTest
    @CsvSource({
        "http://Example.COM/a, example.com/a",
        "http://localhost:80/a, localhost/a",
        "http://localhost:443/a, localhost:443/a",
        "https://localhost:443/a, localhost/a",
        "HTTPS://localhost:8443/a, localhost:8443/a",
        "http://jane:secret@localhost:8080/a, localhost:8080/a",
        "http://jane@evil@localhost/a, localhost/a",
        "http://[2001:DB8::1]:8080/a, [2001:db8::1]:8080/a",
        "http://localhost:40123/a, localhost:{port}/a",
        "http://127.0.0.1:32768/a, 127.0.0.1:{port}/a",
        "http://LOCALHOST:65535/a, localhost:{port}/a",
        "http://localhost:32767/a, localhost:32767/a",
        "http://api.acme.com:40123/a, api.acme.com:40123/a",
        "http://localhost, localhost/",
        "http://localhost?q=1, localhost/",
        "http://localhost:99999/a, localhost/a",
        "http://localhost:x/a, localhost/a",
        "http:///a, /a",
        "/a/17, /a/{n}",
        "a/17, /a/{n}",
        "http:a, /http:a",
    })
    void hostsAreThoseOfTheServer(String url, String pattern) {
        assertThat(route(url)).isEqualTo("GET " + pattern);
    }

    @Test
    void targetInPartsHasTheRouteOfItsUrl() {
        RoutePattern routes = new RoutePattern(Names.ROUTES);

        assertThat(routes.find("GET", "http", "Localhost", 8080, "/users/17?a=b"))
                .isEqualTo(routes.find("GET", "http://localhost:8080/users/18"));
        assertThat(routes.find("GET", "https", "localhost", 443, "/users/17"))
                .isEqualTo(routes.find("GET", "https://localhost/users/18"));
        assertThat(routes.find("GET", "http", "localhost", -1, ""))
                .isEqualTo(routes.find("GET", "http://localhost/"))
                .isNotEqualTo(routes.find("POST", "http://localhost/"));
    }

    @Test
    void methodsThatNobodyKnowsAreOne() {
        RoutePattern routes = new RoutePattern(Names.ROUTES);

        assertThat(Names.ROUTES.name(routes.find("BREW-17", "http://localhost/")))
                .isEqualTo("OTHER localhost/");
    }

    @Test
    void idIsThatOfThePatternsText() {
        int id = new RoutePattern(Names.ROUTES).find("GET", "http://localhost/pots/17");

        assertThat(Names.named(Names.ROUTES, "GET localhost/pots/{n}")).isEqualTo(id);
    }

    @Test
    void longPathsAreCut() {
        assertThat(route("http://localhost" + "/word".repeat(100)))
                .isEqualTo("GET localhost" + "/word".repeat(12) + "/" + RoutePattern.REST);
        assertThat(route("http://localhost" + "/abcdefghijabcdefghij".repeat(100)))
                .hasSize(RoutePattern.LONGEST)
                .endsWith(String.valueOf(RoutePattern.REST));
        assertThat(route("http://" + "a".repeat(1_000) + "/b")).isEqualTo("GET " + "a".repeat(100) + "/b");
        assertThat(route("http://localhost" + "/".repeat(1_000))).hasSizeLessThanOrEqualTo(RoutePattern.LONGEST);
    }

    @ParameterizedTest
    @ValueSource(strings = {"%s", "order-%s", "%s.json", "a/%s/b", "x_%s_y", "id:%s"})
    void nothingOfIdsIsKept(String around) {
        Random random = new Random(SEED);
        for (int i = 0; i < 1_000; i++) {
            byte[] bytes = new byte[24];
            random.nextBytes(bytes);
            String number = Long.toString(random.nextLong() >>> (1 + random.nextInt(60)));
            String uuid = UUID.nameUUIDFromBytes(bytes).toString();
            String hex = uuid.replace("-", "");
            String kept = around.replace("%s", "{n}");
            for (String id : new String[] {number, uuid, hex, hex.toUpperCase(Locale.ROOT)}) {
                assertThat(route("http://localhost/" + around.formatted(id))).isEqualTo("GET localhost/" + kept);
            }
            String token = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
            if (!DIGIT.matcher(token).find()) {
                // One in a hundred has none, and may by chance look like a method's name.
                continue;
            }
            assertThat(route("http://localhost/" + around.formatted(token)))
                    .as(token)
                    .doesNotContain(token.substring(0, 8))
                    .doesNotContain(token.substring(8));
        }
    }

    @Test
    void anyTextHasABoundedPatternWithoutItsQueryAndTheDigitsOfIds() {
        Random random = new Random(SEED);
        String alphabet = "gGvVxX0123456789/-_.:;,=()@%+~!*'&$ \u00e9\u0000\ud83d[]{}\\";
        for (int i = 0; i < 50_000; i++) {
            StringBuilder path = new StringBuilder("/");
            for (int length = random.nextInt(80); length > 0; length--) {
                path.append(alphabet.charAt(random.nextInt(alphabet.length())));
            }

            String route = route("http://localhost" + path + "?q=secret#fragment");

            assertThat(route).hasSizeLessThanOrEqualTo(RoutePattern.LONGEST).doesNotContain("secret", "fragment");
            assertThat(DIGITS.matcher(route.replace("{n}", " ")).replaceAll(""))
                    .as(path + " -> " + route)
                    .isEmpty();
        }
    }

    @Test
    void anyTextIsTakenForAUrl() {
        Random random = new Random(SEED);
        String alphabet = "htps:/@[]?#.-%1aA\u00e9\u0000";
        for (int i = 0; i < 50_000; i++) {
            StringBuilder url = new StringBuilder();
            for (int length = random.nextInt(30); length > 0; length--) {
                url.append(alphabet.charAt(random.nextInt(alphabet.length())));
            }

            assertThat(route(url.toString())).startsWith("GET ").doesNotContain("?", "#", "@");
        }
    }

    /** In a table of its own: that of the agent has no room for so many. */
    private static String route(String url) {
        NameTable<String> names = new NameTable<>(1);
        return Objects.requireNonNull(names.name(new RoutePattern(names).find("GET", url)));
    }
}
