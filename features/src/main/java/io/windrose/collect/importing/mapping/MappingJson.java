package io.windrose.collect.importing.mapping;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.windrose.collect.importing.reading.FileForm;
import io.windrose.core.Incorrect;
import java.nio.charset.Charset;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;

/** A mapping as JSON: in the API, in the database, and in files that people keep. */
public final class MappingJson {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Set<String> KEYS = Set.of(
            "kind",
            "shape",
            "charset",
            "delimiter",
            "quote",
            "columns",
            "ignored",
            "channels",
            "dates",
            "zone",
            "decimal",
            "currency",
            "lastDay",
            "days",
            "site");

    private MappingJson() {}

    public static ObjectNode write(Mapping mapping) {
        ObjectNode json = JSON.createObjectNode();
        json.put("kind", mapping.kind().word());
        json.put("shape", mapping.shape().word());
        if (mapping.file().layout() != FileForm.Layout.PARQUET) {
            json.put("charset", mapping.file().charset().name());
        }
        if (mapping.file().layout() == FileForm.Layout.SEPARATED) {
            json.put("delimiter", String.valueOf(mapping.file().delimiter()));
            json.put("quote", String.valueOf(mapping.file().quote()));
        }
        ObjectNode columns = json.putObject("columns");
        new TreeMap<>(mapping.columns()).forEach((field, column) -> columns.put(field.word(), column));
        ArrayNode ignored = json.putArray("ignored");
        mapping.ignored().forEach(ignored::add);
        if (!mapping.channels().isEmpty()) {
            ArrayNode channels = json.putArray("channels");
            for (ChannelColumns one : mapping.channels()) {
                ObjectNode channel =
                        channels.addObject().put("channel", one.channel()).put("cost", one.cost());
                one.impressions().ifPresent(column -> channel.put("impressions", column));
                one.clicks().ifPresent(column -> channel.put("clicks", column));
            }
        }
        json.put("dates", mapping.times().order().word());
        json.put("zone", mapping.times().zone().getId());
        json.put("decimal", String.valueOf(mapping.numbers().decimal()));
        mapping.currency().ifPresent(currency -> json.put("currency", currency));
        mapping.lastDay().ifPresent(day -> json.put("lastDay", day.toString()));
        json.put("days", mapping.days());
        mapping.site().ifPresent(site -> json.put("site", site));
        return json;
    }

    /**
     * Reads what {@link #write} has written, or people.
     *
     * @throws Incorrect naming what cannot be read
     */
    public static Mapping read(String text) {
        JsonNode json;
        try {
            json = JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new Incorrect("import.mapping-not-json", "the mapping is not JSON: send one object", e);
        }
        json.fieldNames().forEachRemaining(key -> {
            if (!KEYS.contains(key)) {
                throw wrong(
                        key,
                        "is nothing that a mapping has; it has "
                                + KEYS.stream().sorted().toList());
            }
        });
        ImportKind kind = ImportKind.named(json.path("kind").asText());
        Shape shape = one(json, "shape", Shape.values(), Shape::word);
        Map<Field, String> columns = new EnumMap<>(Field.class);
        for (var column : json.path("columns").properties()) {
            columns.put(Field.named(kind, column.getKey()), column.getValue().asText());
        }
        return new Mapping(
                kind,
                shape,
                file(json, shape),
                columns,
                texts(json.path("ignored")),
                channels(json.path("channels")),
                new TimeForm(one(json, "dates", TimeForm.Order.values(), TimeForm.Order::word), zone(json)),
                decimal(json),
                text(json, "currency"),
                day(json),
                json.path("days").asInt(1),
                text(json, "site"));
    }

    private static FileForm file(JsonNode json, Shape shape) {
        if (!json.has("charset")) {
            return FileForm.parquet();
        }
        Charset charset;
        try {
            charset = Charset.forName(json.path("charset").asText());
        } catch (IllegalArgumentException e) {
            throw wrong("charset", "is not known here; take UTF-8, windows-1252 or another of Java's");
        }
        if (shape == Shape.JSON_LINES || shape == Shape.COMBINED_LOG) {
            return FileForm.lines(charset);
        }
        char delimiter = character(json, "delimiter");
        char quote = character(json, "quote");
        if (delimiter == quote || delimiter == '\n' || delimiter == '\r') {
            throw wrong("delimiter", "cannot be told from the quote or the end of a line");
        }
        return new FileForm(FileForm.Layout.SEPARATED, charset, delimiter, quote);
    }

    private static char character(JsonNode json, String key) {
        String text = json.path(key).asText();
        if (text.length() != 1) {
            throw wrong(key, "is one character");
        }
        return text.charAt(0);
    }

    private static List<ChannelColumns> channels(JsonNode json) {
        List<ChannelColumns> channels = new ArrayList<>();
        for (JsonNode one : json) {
            channels.add(new ChannelColumns(
                    one.path("channel").asText(),
                    one.path("cost").asText(),
                    text(one, "impressions"),
                    text(one, "clicks")));
        }
        return channels;
    }

    private static ZoneId zone(JsonNode json) {
        try {
            return ZoneId.of(json.path("zone").asText("UTC"));
        } catch (DateTimeException e) {
            throw wrong("zone", "is no time zone; name one as Europe/Berlin or UTC");
        }
    }

    private static NumberForm decimal(JsonNode json) {
        char decimal = character(json, "decimal");
        if (decimal != '.' && decimal != ',') {
            throw wrong("decimal", "is . or ,");
        }
        return new NumberForm(decimal);
    }

    private static Optional<LocalDate> day(JsonNode json) {
        try {
            return text(json, "lastDay").map(LocalDate::parse);
        } catch (DateTimeException e) {
            throw wrong("lastDay", "is a day as 2026-11-22");
        }
    }

    private static <T> T one(JsonNode json, String key, T[] all, Function<T, String> word) {
        for (T each : all) {
            if (word.apply(each).equals(json.path(key).asText())) {
                return each;
            }
        }
        throw wrong(key, "is one of " + Arrays.stream(all).map(word).toList());
    }

    private static Optional<String> text(JsonNode json, String key) {
        return Optional.ofNullable(json.path(key).textValue()).filter(text -> !text.isEmpty());
    }

    private static List<String> texts(JsonNode json) {
        List<String> texts = new ArrayList<>();
        json.forEach(one -> texts.add(one.asText()));
        return texts;
    }

    private static Incorrect wrong(String key, String remedy) {
        return new Incorrect("import.mapping", "in the mapping, \"%s\" %s".formatted(key, remedy));
    }
}
