package io.windrose.server;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;

/** Sends events by hand, with a source's write key. */
record Sender(TestServer server, String source, String key) {
    static Sender of(TestServer server, String source) {
        return new Sender(server, source, server.addSource(source));
    }

    TestServer.Answer post(String path, String json) {
        return post(path, json.getBytes(StandardCharsets.UTF_8), Map.of("Content-Type", "application/json"));
    }

    TestServer.Answer post(String path, byte[] body, Map<String, String> headers) {
        Map<String, String> all = new HashMap<>(headers);
        all.put("Authorization", basic());
        return server.send("POST", path, all, body);
    }

    String basic() {
        return "Basic " + Base64.getEncoder().encodeToString((key + ":").getBytes(StandardCharsets.UTF_8));
    }
}
