package io.windrose.lake.query;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What DuckDB says of a statement that failed.
 *
 * @param words for whoever wrote it
 * @param bytes where in its text, when that is known
 */
public record Failure(String words, Optional<Bytes> bytes) {
    private static final ObjectMapper JSON = new ObjectMapper();
    /** DuckDB's setting {@code errors_as_json}; some of its ways put the kind before the object. */
    private static final Pattern OBJECT = Pattern.compile("^[\\w ]*:? ?(\\{\"exception_type\".*})$", Pattern.DOTALL);

    private static final Pattern LOCATION = Pattern.compile("\\[(\\d+),(\\d+)]");

    /** A stretch of a text's UTF-8 form. */
    public record Bytes(int from, int end) {}

    /**
     * Takes an exception's message apart.
     *
     * @param message from a database that has {@code errors_as_json} or has it not
     */
    public static Failure of(String message) {
        Matcher object = OBJECT.matcher(message.strip());
        if (!object.matches()) {
            return new Failure(message, Optional.empty());
        }
        try {
            JsonNode said = JSON.readTree(object.group(1));
            return new Failure(
                    "%s Error: %s"
                            .formatted(
                                    said.path("exception_type").asText(),
                                    said.path("exception_message").asText().strip()),
                    bytes(said.path("location").asText()));
        } catch (JsonProcessingException e) {
            return new Failure(message, Optional.empty());
        }
    }

    /** @param written as DuckDB writes a location: {@code [from,length]} */
    static Optional<Bytes> bytes(String written) {
        Matcher location = LOCATION.matcher(written);
        if (!location.matches()) {
            return Optional.empty();
        }
        int from = Integer.parseInt(location.group(1));
        return Optional.of(new Bytes(from, from + Integer.parseInt(location.group(2))));
    }
}
