package io.windrose.collect.judging;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * Reads the query of a pixel's address: {@code data} with the event as JSON in Base64 (either alphabet, with or without
 * padding), else a parameter each, where a dot leads into an object: {@code properties.plan=pro}.
 */
final class PixelReader {
    private PixelReader() {}

    /** The event as JSON in UTF-8; what it holds is not checked yet. */
    static byte[] json(byte[] query) throws BodyReader.Refusal {
        ObjectNode plain = Json.object();
        for (String parameter : new String(query, StandardCharsets.UTF_8).split("&", -1)) {
            int equals = parameter.indexOf('=');
            if (equals <= 0) {
                continue;
            }
            String key = WebAddress.decoded(parameter.substring(0, equals));
            String value = WebAddress.decoded(parameter.substring(equals + 1));
            if (key.equals("data")) {
                return decoded(value);
            }
            put(plain, key, value);
        }
        if (plain.isEmpty()) {
            throw BodyReader.refusal(
                    FlawKind.PIXEL_UNREADABLE, "", "send `data` with JSON in Base64, or a parameter for each field");
        }
        return Json.text(plain).getBytes(StandardCharsets.UTF_8);
    }

    /** The query of a pixel with this event. */
    static String query(String json) {
        return "data=" + Base64.getUrlEncoder().encodeToString(json.getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] decoded(String base64) throws BodyReader.Refusal {
        // A plus that was not escaped arrives as a blank.
        String standard = base64.replace(' ', '+').replace('-', '+').replace('_', '/');
        try {
            return Base64.getDecoder().decode(standard);
        } catch (IllegalArgumentException e) {
            throw BodyReader.refusal(FlawKind.PIXEL_UNREADABLE, "data", "send JSON in Base64");
        }
    }

    private static void put(ObjectNode into, String path, String value) {
        int dot = path.indexOf('.');
        if (dot <= 0 || dot == path.length() - 1) {
            into.put(path, value);
            return;
        }
        JsonNode child = into.get(path.substring(0, dot));
        ObjectNode object = child instanceof ObjectNode existing ? existing : into.putObject(path.substring(0, dot));
        put(object, path.substring(dot + 1), value);
    }
}
