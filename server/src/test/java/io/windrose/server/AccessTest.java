package io.windrose.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Signing in, sessions, tokens, users and sources, as a client meets them. */
class AccessTest {
    @TempDir
    private static Path folder;

    private static TestServer server;

    @BeforeAll
    static void start() {
        server = new TestServer(folder.resolve("data"), Map.of());
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    /** Cookie and CSRF token of a fresh session of {@code name}. */
    private static Map<String, String> session(String name, String password) {
        TestServer.Answer answer = server.signIn(name, password);
        assertThat(answer.status()).isEqualTo(201);
        String cookie = answer.header("Set-Cookie");
        return Map.of(
                "Cookie", cookie.substring(0, cookie.indexOf(';')),
                "X-CSRF-Token", answer.body().path("csrfToken").asText(),
                "Content-Type", "application/json");
    }

    private static TestServer.Answer asOwner(String method, String path, String body) {
        return server.byToken(server.operatorKey(), method, path, body);
    }

    /** Adds a user of {@code role} and gives the password. */
    private static String user(String name, String role) {
        TestServer.Answer made = asOwner("POST", "/api/users", "{\"name\":\"" + name + "\",\"role\":\"" + role + "\"}");
        assertThat(made.status()).isEqualTo(201);
        return made.body().path("password").asText();
    }

    @Test
    void theFirstOwnerSignsInAndOut() {
        Map<String, String> session = session("owner", server.ownerPassword());

        TestServer.Answer me = server.send("GET", "/api/session", session, "");
        assertThat(me.body().path("name").asText()).isEqualTo("owner");
        assertThat(me.body().path("role").asText()).isEqualTo("owner");
        assertThat(me.body().path("csrfToken").asText()).isEqualTo(session.get("X-CSRF-Token"));

        assertThat(server.send("DELETE", "/api/session", session, "").status()).isEqualTo(204);
        assertThat(server.send("GET", "/api/session", session, "").status()).isEqualTo(401);
    }

    @Test
    void theSessionCookieIsOutOfReachOfScriptsAndOtherSites() {
        String cookie = server.signIn("owner", server.ownerPassword()).header("Set-Cookie");

        assertThat(cookie).contains("HttpOnly").contains("SameSite=Lax").contains("Path=/");
    }

    @Test
    void aWrongNameAndAWrongPasswordLookTheSame() {
        TestServer.Answer name = server.signIn("nobody", "x");
        TestServer.Answer password = server.signIn("OWNER", "x");

        assertThat(name.status()).isEqualTo(401);
        assertThat(password.status()).isEqualTo(401);
        assertThat(password.body().path("detail")).isEqualTo(name.body().path("detail"));
        assertThat(password.body().path("code").asText()).isEqualTo("security.wrong-credentials");
    }

    @Test
    void guessingIsStoppedAfterTenFailures() {
        String password = user("guessed", "viewer");
        for (int i = 0; i < 10; i++) {
            assertThat(server.signIn("guessed", "guess " + i).status()).isEqualTo(401);
        }

        TestServer.Answer stopped = server.signIn("guessed", password);
        assertThat(stopped.status()).isEqualTo(429);
        assertThat(stopped.header("Retry-After")).isNotEmpty();
        assertThat(server.signIn("owner", server.ownerPassword()).status()).isEqualTo(201);
    }

    @Test
    void aChangeByCookieNeedsTheCsrfToken() {
        Map<String, String> session = session("owner", server.ownerPassword());
        Map<String, String> without = Map.of("Cookie", session.get("Cookie"), "Content-Type", "application/json");
        Map<String, String> wrong =
                Map.of("Cookie", session.get("Cookie"), "X-CSRF-Token", "guessed", "Content-Type", "application/json");

        for (Map<String, String> headers : List.of(without, wrong)) {
            TestServer.Answer refused = server.send("POST", "/api/sources", headers, "{\"name\":\"csrf\"}");
            assertThat(refused.status()).isEqualTo(403);
            assertThat(refused.body().path("code").asText()).isEqualTo("security.csrf");
        }
        assertThat(server.send("POST", "/api/sources", session, "{\"name\":\"csrf\"}")
                        .status())
                .isEqualTo(201);
    }

    @Test
    void aFormOfAnotherSiteCannotSignIn() {
        TestServer.Answer refused = server.send(
                "POST", "/api/session", Map.of("Content-Type", "text/plain"), "{\"name\":\"a\",\"password\":\"b\"}");

        assertThat(refused.status()).isEqualTo(415);
    }

    @Test
    void aTokenActsWithinItsRoleUntilRevoked() {
        TestServer.Answer made = asOwner("POST", "/api/tokens", "{\"name\":\"ci\",\"role\":\"analyst\"}");
        String token = made.body().path("token").asText();

        assertThat(token).startsWith("wr_pt_");
        assertThat(server.byToken(token, "GET", "/api/sources", "").status()).isEqualTo(200);
        assertThat(server.byToken(token, "POST", "/api/sources", "{\"name\":\"x\"}")
                        .status())
                .isEqualTo(403);
        assertThat(asOwner("GET", "/api/tokens", "").body().toString()).doesNotContain(token);

        String id = made.body().path("id").asText();
        assertThat(asOwner("DELETE", "/api/tokens/" + id, "").status()).isEqualTo(204);
        assertThat(asOwner("DELETE", "/api/tokens/" + id, "").status()).isEqualTo(204);
        assertThat(server.byToken(token, "GET", "/api/sources", "").status()).isEqualTo(401);
        assertThat(asOwner("POST", "/api/tokens", "{\"name\":\"ci\",\"role\":\"viewer\"}")
                        .status())
                .isEqualTo(201);
    }

    @Test
    void aTokenIsNeverMoreThanItsUser() {
        Map<String, String> session = session("analyst1", user("analyst1", "analyst"));

        TestServer.Answer more =
                server.send("POST", "/api/tokens", session, "{\"name\":\"more\",\"role\":\"marketer\"}");
        assertThat(more.status()).isEqualTo(403);
        assertThat(more.body().path("code").asText()).isEqualTo("security.token-role");

        String token = server.send("POST", "/api/tokens", session, "{\"name\":\"own\",\"role\":\"analyst\"}")
                .body()
                .path("token")
                .asText();
        String id = id("analyst1");
        asOwner("PATCH", "/api/users/" + id, "{\"role\":\"viewer\"}");
        assertThat(server.byToken(token, "GET", "/api/sources", "").status()).isEqualTo(403);
        asOwner("PATCH", "/api/users/" + id, "{\"disabled\":true}");
        assertThat(server.byToken(token, "GET", "/api/session", "").status()).isEqualTo(401);
        assertThat(server.send("GET", "/api/session", session, "").status()).isEqualTo(401);
        asOwner("PATCH", "/api/users/" + id, "{\"disabled\":false}");
        assertThat(server.byToken(token, "GET", "/api/session", "").status()).isEqualTo(200);
    }

    @Test
    void anothersTokenCanNeitherBeSeenNorRevoked() {
        String id = asOwner("POST", "/api/tokens", "{\"name\":\"theirs\",\"role\":\"viewer\"}")
                .body()
                .path("id")
                .asText();
        Map<String, String> session = session("viewer1", user("viewer1", "viewer"));

        assertThat(server.send("GET", "/api/tokens", session, "").body().path("items"))
                .isEmpty();
        assertThat(server.send("DELETE", "/api/tokens/" + id, session, "").status())
                .isEqualTo(404);
    }

    @Test
    void thereIsAlwaysAnOwner() {
        String id = id("owner");

        for (String change : List.of("{\"role\":\"viewer\"}", "{\"disabled\":true}")) {
            TestServer.Answer refused = asOwner("PATCH", "/api/users/" + id, change);
            assertThat(refused.status()).isEqualTo(409);
            assertThat(refused.body().path("code").asText()).isEqualTo("security.last-owner");
        }
    }

    @Test
    void aPasswordIsChangedByItsUserOrMadeAnewByAnOwner() {
        String first = user("forgetful", "viewer");
        Map<String, String> session = session("forgetful", first);

        assertThat(server.send(
                                "PUT",
                                "/api/session/password",
                                session,
                                "{\"current\":\"" + first + "\",\"replacement\":\"short\"}")
                        .body()
                        .path("code")
                        .asText())
                .isEqualTo("security.password-length");
        assertThat(server.send(
                                "PUT",
                                "/api/session/password",
                                session,
                                "{\"current\":\"" + first + "\",\"replacement\":\"correct horse battery\"}")
                        .status())
                .isEqualTo(204);
        assertThat(server.send("GET", "/api/session", session, "").status()).isEqualTo(401);
        assertThat(server.signIn("forgetful", first).status()).isEqualTo(401);
        assertThat(server.signIn("forgetful", "correct horse battery").status()).isEqualTo(201);

        String fresh = asOwner("POST", "/api/users/" + id("forgetful") + "/password", "")
                .body()
                .path("password")
                .asText();
        assertThat(server.signIn("forgetful", "correct horse battery").status()).isEqualTo(401);
        assertThat(server.signIn("forgetful", fresh).status()).isEqualTo(201);
    }

    @Test
    void aSourceHasSeveralKeysThatAreRevokedOneByOne() {
        TestServer.Answer made = asOwner("POST", "/api/sources", "{\"name\":\"shop\"}");
        String first = made.body().path("writeKeys").path(0).path("key").asText();
        String second =
                asOwner("POST", "/api/sources/shop/keys", "").body().path("key").asText();

        assertThat(first).startsWith("wr_wk_").isNotEqualTo(second);
        assertThat(asOwner("DELETE", "/api/sources/shop/keys/" + first, "").status())
                .isEqualTo(204);
        assertThat(asOwner("DELETE", "/api/sources/shop/keys/unknown", "").status())
                .isEqualTo(404);
        var keys = asOwner("GET", "/api/sources", "").body().path("items").findParents("writeKeys").stream()
                .filter(source -> source.path("name").asText().equals("shop"))
                .findFirst()
                .orElseThrow()
                .path("writeKeys");
        assertThat(keys.path(0).has("revokedAt")).isTrue();
        assertThat(keys.path(1).has("revokedAt")).isFalse();

        assertThat(asOwner("DELETE", "/api/sources/shop", "").status()).isEqualTo(204);
        assertThat(asOwner("POST", "/api/sources/shop/keys", "").status()).isEqualTo(409);
        assertThat(asOwner("POST", "/api/sources", "{\"name\":\"shop\"}").status())
                .isEqualTo(409);
    }

    @Test
    void aSourcesNameIsRefusedWithAProposal() {
        TestServer.Answer refused = asOwner("POST", "/api/sources", "{\"name\":\"My Shop\"}");

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.body().path("detail").asText())
                .contains("\"My Shop\"")
                .contains("\"my-shop\"");
    }

    @Test
    void theAuditLogTellsWhoDidWhat() {
        asOwner("POST", "/api/sources", "{\"name\":\"audited\"}");

        var newest = asOwner("GET", "/api/audit?limit=2", "").body();
        assertThat(newest.path("items").path(0).path("action").asText()).isEqualTo("source.add-key");
        assertThat(newest.path("items").path(1).path("action").asText()).isEqualTo("source.add");
        assertThat(newest.path("items").path(1).path("subject").asText()).isEqualTo("audited");
        assertThat(newest.path("items").path(1).path("actor").asText()).isEqualTo("owner");
        var older = asOwner(
                "GET", "/api/audit?limit=1&cursor=" + newest.path("next").asText(), "");
        assertThat(older.body().path("items").path(0).path("id").asLong())
                .isLessThan(newest.path("items").path(1).path("id").asLong());
    }

    private static String id(String name) {
        for (var user : asOwner("GET", "/api/users", "").body().path("items")) {
            if (user.path("name").asText().equals(name)) {
                return user.path("id").asText();
            }
        }
        throw new AssertionError("no user " + name);
    }
}
