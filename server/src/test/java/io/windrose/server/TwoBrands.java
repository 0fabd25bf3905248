package io.windrose.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/**
 * A running server with two brands, a source of each and one of none; ann is an analyst, max a marketer and vera a
 * viewer, all limited to the brand North. Whatever is of South has the word in it.
 */
final class TwoBrands implements AutoCloseable {
    private final TestServer server;
    private final String ann;
    private final String max;
    private final String vera;
    private final Brand north;
    private final Brand south;
    private final String southFile;

    /** A brand, and what it has one of, by id. */
    record Brand(String id, String campaign, String creative, String link, String decision) {}

    TwoBrands(Path folder) {
        this(folder, Map.of());
    }

    TwoBrands(Path folder, Map<String, String> settings) {
        Map<String, String> all = new HashMap<>(settings);
        all.put("lake.batch-interval", "1s");
        server = new TestServer(folder, all);
        Sender northShop = Sender.of(server, "north-shop");
        Sender southShop = Sender.of(server, "south-shop");
        Sender commonShop = Sender.of(server, "common-shop");
        String northBrand = made("/api/brands", "{\"name\":\"North\"}");
        String southBrand = made("/api/brands", "{\"name\":\"South\"}");
        assign("north-shop", northBrand);
        assign("south-shop", southBrand);
        assign("import:south-file", southBrand);
        north = fill(northBrand, "North", "north");
        south = fill(southBrand, "South", "south");
        plan("north-shop");
        plan("south-shop");
        northShop.post("/v1/page", page("nora", "/north-page", ""));
        northShop.post("/v1/track", order("nora", "n1", "100"));
        southShop.post("/v1/page", page("south-bob", "/south-page", ""));
        southShop.post("/v1/track", order("south-bob", "south-1", "900"));
        southShop.post("/v1/track", "{\"userId\":\"south-bob\"}");
        commonShop.post("/v1/page", page("cora", "/common-page", "north-push"));
        commonShop.post("/v1/page", page("south-carl", "/south-common", "south-push"));
        commonShop.post("/v1/page", page("south-eve", "/south-elsewhere", "south-unknown"));
        southShop.post("/v1/identify", "{\"userId\":\"south-bob\",\"anonymousId\":\"south-browser\"}");
        southFile = bring();
        server.awaitRows("select * from orders", 2);
        server.awaitRows("select * from events where campaign_id is not null", 2);
        server.awaitRows("select * from rejected where source_id = 'south-shop'", 1);
        server.awaitRows("select * from spend", 1);
        ann = limited("ann", "analyst", northBrand);
        max = limited("max", "marketer", northBrand);
        vera = limited("vera", "viewer", northBrand);
    }

    TestServer server() {
        return server;
    }

    /** The token of an analyst of North. */
    String ann() {
        return ann;
    }

    /** The token of a marketer of North. */
    String max() {
        return max;
    }

    /** The token of a viewer of North. */
    String vera() {
        return vera;
    }

    Brand north() {
        return north;
    }

    Brand south() {
        return south;
    }

    /** The id of South's import of costs. */
    String southFile() {
        return southFile;
    }

    JsonNode get(String token, String path) {
        TestServer.Answer answer = server.byToken(token, "GET", path, "");
        assertThat(answer.status()).as(path + answer.body()).isEqualTo(200);
        return answer.body();
    }

    JsonNode byOwner(String path) {
        return get(server.operatorKey(), path);
    }

    /** A campaign of this day with a key, a text, a link, and something that is said not to be its own. */
    private Brand fill(String brand, String name, String mark) {
        String today =
                server.rows("select current_date::varchar").path(0).path(0).asText();
        String campaign = made(
                "/api/campaigns",
                "{\"name\":\"%1$s Push\",\"brand\":\"%2$s\",\"startsOn\":\"%3$s\",\"endsOn\":\"%3$s\"}"
                        .formatted(name, brand, today));
        String at = "/api/campaigns/" + campaign;
        made(at + "/keys", "{\"kind\":\"utm\",\"fields\":{\"campaign\":\"" + mark + "-push\"}}");
        String creative = made(at + "/creatives", "{\"name\":\"%1$s card\",\"text\":\"%1$s wind\"}".formatted(name));
        String link = owner("POST", at + "/links", """
                        {"address": "https://shop.example/%1$s", "campaign": "%1$s-push",
                         "places": [{"source": "poster", "medium": "print"}]}""".formatted(mark), 201)
                .path("items")
                .path(0)
                .path("id")
                .asText();
        owner("POST", "/api/campaign-inbox/reject", """
                {"items": [{"kind": "utm", "fields": {"campaign": "%s-unknown"}, "campaign": "%s"}]}""".formatted(mark, campaign), 200);
        String decision = byOwner("/api/campaign-inbox/decisions")
                .path("items")
                .path(0)
                .path("id")
                .asText();
        return new Brand(brand, campaign, creative, link, decision);
    }

    private String limited(String name, String role, String brand) {
        JsonNode user = owner("POST", "/api/users", "{\"name\":\"%s\",\"role\":\"%s\"}".formatted(name, role), 201);
        owner("PUT", "/api/brands/of-users/" + user.path("id").asText(), "{\"brands\":[\"" + brand + "\"]}", 200);
        TestServer.Answer session = server.signIn(name, user.path("password").asText());
        String cookie = session.header("Set-Cookie");
        Map<String, String> headers = Map.of(
                "Cookie", cookie.substring(0, cookie.indexOf(';')),
                "X-CSRF-Token", session.body().path("csrfToken").asText(),
                "Content-Type", "application/json");
        String wanted = "{\"name\":\"%s\",\"role\":\"%s\"}".formatted(name, role);
        return server.send("POST", "/api/tokens", headers, wanted)
                .body()
                .path("token")
                .asText();
    }

    void assign(String source, String brand) {
        owner("PUT", "/api/brands/of-sources/" + source, "{\"brand\":\"" + brand + "\"}", 200);
    }

    private void plan(String source) {
        owner("PUT", "/api/sources/" + source + "/plan", "{\"events\":[{\"name\":\"" + source + " planned\"}]}", 200);
    }

    private static String page(String user, String path, String campaign) {
        return """
                {"userId": "%s", "context": {"page": {"path": "%s"}, "campaign": {"name": "%s", "source": "x"}}}""".formatted(user, path, campaign);
    }

    private static String order(String user, String id, String revenue) {
        return """
                {"event": "Order Completed", "userId": "%s",
                 "properties": {"order_id": "%s", "revenue": %s, "currency": "EUR",
                                "products": [{"sku": "sku-%2$s", "price": %3$s}]}}""".formatted(user, id, revenue);
    }

    /** Costs of South as a file. */
    private String bring() {
        TestServer.Answer kept = server.send(
                "POST",
                "/api/imports?kind=spend&source=south-file&file=south.csv&currency=EUR",
                Map.of("Authorization", "Bearer " + server.operatorKey(), "Content-Type", "application/octet-stream"),
                "date,channel,campaign,cost\n2026-03-02,email,south-mail,10\n");
        String id = kept.body().path("id").asText();
        owner("POST", "/api/imports/" + id + "/start", "", 202);
        return id;
    }

    private JsonNode owner(String method, String path, String body, int status) {
        TestServer.Answer answer = server.byToken(server.operatorKey(), method, path, body);
        assertThat(answer.status()).as(path + answer.body()).isEqualTo(status);
        return answer.body();
    }

    /** Makes something as the owner. */
    private String made(String path, String body) {
        return owner("POST", path, body, 201).path("id").asText();
    }

    @Override
    public void close() {
        server.close();
    }
}
