package io.windrose.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.windrose.configuration.Configuration;
import io.windrose.http.Access;
import io.windrose.http.Reply;
import io.windrose.http.Route;
import io.windrose.security.Permission;
import io.windrose.security.Role;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/**
 * Walks every route of the running server as every kind of caller, and holds what it answers against what the API's
 * document declares. A route that is not declared there, or is guarded otherwise, fails it.
 */
class PermissionWalkTest {
    @TempDir
    private static Path folder;

    private static TestServer server;
    private static Map<String, String> declared;
    private static final Map<Role, String> TOKENS = new TreeMap<>();

    @BeforeAll
    static void start() {
        server = new TestServer(folder.resolve("data"), Map.of());
        declared = declared(server);
        for (Role role : Role.values()) {
            TOKENS.put(
                    role,
                    server.byToken(
                                    server.operatorKey(),
                                    "POST",
                                    "/api/tokens",
                                    "{\"name\":\"walk " + role + "\",\"role\":\"" + role.word() + "\"}")
                            .body()
                            .path("token")
                            .asText());
        }
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void everyRouteIsDeclaredAndEveryDeclarationIsARoute() {
        assertThat(served(server.wiring().routes().all())).isEqualTo(declared);
    }

    @Test
    void everyRouteLetsInJustWhomItDeclares() {
        List<String> faults = new ArrayList<>();
        for (Route route : server.wiring().routes().all()) {
            faults.addAll(faults(server, route, declared.getOrDefault(key(route), "undeclared")));
        }

        assertThat(faults).isEmpty();
    }

    @Test
    void theWalkSeesARouteThatIsNotDeclared(@TempDir Path other) {
        Route planted = new Route(
                Route.Method.GET, "/api/planted", new Access.Open("a planted fault"), request -> Reply.nothing());
        try (PlantedServer faulty = new PlantedServer(other, planted)) {
            assertThat(served(faulty.wiring.routes().all())).isNotEqualTo(declared);
        }
    }

    @Test
    void theWalkSeesARouteThatIsGuardedOtherwiseThanDeclared() {
        Route open =
                new Route(Route.Method.GET, "/health/live", new Access.Open("truly open"), request -> Reply.nothing());

        assertThat(faults(server, open, "open")).isEmpty();
        assertThat(faults(server, open, "signed-in")).isNotEmpty();
        assertThat(faults(server, open, Permission.USERS_MANAGE.word())).isNotEmpty();
        assertThat(faults(server, open, "undeclared")).isNotEmpty();
    }

    @Test
    void whatIsNotInTheTableIsNotAnswered() {
        for (String path : List.of("/api", "/api/", "/api/users/", "/observe/health.json")) {
            assertThat(server.byToken(server.operatorKey(), "GET", path, "").status())
                    .as(path)
                    .isEqualTo(404);
        }
        TestServer.Answer wrongMethod = server.byToken(server.operatorKey(), "DELETE", "/api/users", "");
        assertThat(wrongMethod.status()).isEqualTo(405);
        assertThat(wrongMethod.body().path("detail").asText()).contains("GET or POST");
    }

    /** A server with one more route than the program has. */
    private static final class PlantedServer implements AutoCloseable {
        private final Wiring wiring;

        PlantedServer(Path folder, Route route) {
            Map<String, String> flags = Map.of("data", folder.resolve("data").toString(), "http.port", "0");
            wiring = Wiring.start(Configuration.read(Optional.empty(), Map.of(), flags), List.of(route));
        }

        @Override
        public void close() {
            wiring.close();
        }
    }

    private static List<String> faults(TestServer server, Route route, String access) {
        List<String> faults = new ArrayList<>();
        boolean open = access.equals("open");
        expect(faults, route, "nobody", status(server, route, Map.of()), open, 401);
        Map<String, String> unknown = Map.of("Authorization", "Bearer wr_pt_unknown");
        expect(faults, route, "an unknown token", status(server, route, unknown), open, 401);
        TOKENS.forEach((role, token) -> {
            boolean permitted = open
                    || access.equals("signed-in")
                    || role.permissions().stream()
                            .anyMatch(permission -> permission.word().equals(access));
            int status = status(server, route, Map.of("Authorization", "Bearer " + token));
            // A token is no write key, whatever its role.
            int refusal = access.equals("write-key") ? 401 : 403;
            expect(faults, route, "a token of " + role.word(), status, permitted, refusal);
        });
        return faults;
    }

    private static int status(TestServer server, Route route, Map<String, String> credentials) {
        String path = route.path()
                .replace("{id}", "00000000-0000-7000-8000-000000000000")
                .replace("{call}", "track")
                .replace("{type}", "page")
                .replaceAll("\\{[\\w.]+}", "none");
        Map<String, String> headers = new TreeMap<>(credentials);
        headers.put("Content-Type", "application/json");
        String body = route.method() == Route.Method.GET ? "" : "{}";
        return server.send(route.method().name(), path, headers, body).status();
    }

    private static void expect(
            List<String> faults, Route route, String caller, int status, boolean permitted, int refusal) {
        boolean refused = status == 401 || status == 403;
        if (permitted ? refused : status != refusal) {
            faults.add(key(route) + " answers " + status + " to " + caller);
        }
    }

    private static Map<String, String> served(List<Route> routes) {
        Map<String, String> served = new TreeMap<>();
        routes.forEach(route -> served.put(key(route), route.access().word()));
        return served;
    }

    private static String key(Route route) {
        return route.method() + " " + route.path();
    }

    /** By method and path, what the API's document says in {@code x-access}. */
    private static Map<String, String> declared(TestServer server) {
        Map<String, String> found = new TreeMap<>();
        String document = server.text("/api/openapi.yaml");
        Map<?, ?> parsed = (Map<?, ?>) new Load(LoadSettings.builder().build()).loadFromString(document);
        ((Map<?, ?>) parsed.get("paths"))
                .forEach((path, operations) -> ((Map<?, ?>) operations)
                        .forEach((method, operation) -> found.put(
                                String.valueOf(method).toUpperCase(Locale.ROOT) + " " + path,
                                String.valueOf(((Map<?, ?>) operation).get("x-access")))));
        return found;
    }
}
