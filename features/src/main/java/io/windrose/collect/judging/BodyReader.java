package io.windrose.collect.judging;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Takes a body apart into the bytes of its events, without building a tree: an event that is too large or too deep
 * costs no memory, and none can spoil its neighbours in the batch unless the JSON itself is broken.
 */
final class BodyReader {
    private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};
    private static final JsonFactory SCANNER = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(1 << 20)
                    .maxNumberLength(1 << 26)
                    .maxStringLength(1 << 26)
                    .maxNameLength(1 << 26)
                    .build())
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .build();

    private final Limits limits;

    BodyReader(Limits limits) {
        this.limits = limits;
    }

    Opened open(Call call) {
        Scan scan = new Scan();
        Opened.Contents contents;
        try {
            contents = read(call, scan);
        } catch (Refusal refusal) {
            contents = new Opened.Refused(refusal.flaw);
        }
        return new Opened(call, call.writeKey().or(() -> Optional.ofNullable(scan.writeKey)), contents);
    }

    private Opened.Contents read(Call call, Scan scan) throws Refusal {
        return switch (call.form()) {
            case Form.Single single -> {
                requireSize(call.body().length, limits.eventBytes(), FlawKind.EVENT_TOO_LARGE);
                yield one(text(call.body()), scan);
            }
            case Form.Imported imported -> {
                requireSize(call.body().length, limits.eventBytes(), FlawKind.EVENT_TOO_LARGE);
                yield one(text(call.body()), scan);
            }
            case Form.Pixel pixel -> {
                requireSize(call.body().length, limits.eventBytes(), FlawKind.EVENT_TOO_LARGE);
                yield one(text(PixelReader.json(text(call.body()))), scan);
            }
            case Form.Batch batch -> {
                requireSize(call.body().length, limits.batchBytes(), FlawKind.BODY_TOO_LARGE);
                byte[] body = text(call.body());
                scan.whole(body, true);
                if (scan.events == null) {
                    throw refusal(FlawKind.BATCH_MISSING, "batch", "send a list of events under `batch`");
                }
                yield new Opened.Split(scan.events, shared(scan));
            }
        };
    }

    private static Opened.Contents one(byte[] body, Scan scan) throws Refusal {
        Slice event = scan.whole(body, false);
        return new Opened.Split(List.of(event), new Opened.Shared(null, MissingNode.getInstance()));
    }

    private Opened.Shared shared(Scan scan) throws Refusal {
        JsonNode context = tree(scan.context);
        if (scan.context != null && scan.context.length() > limits.batchContextBytes()) {
            throw new Refusal(new Flaw(
                    FlawKind.BATCH_CONTEXT_TOO_LARGE,
                    "context",
                    scan.context.length() + " bytes",
                    "a batch's context may have " + limits.batchContextBytes() + " bytes"));
        }
        if (!context.isObject() && !context.isMissingNode() && !context.isNull()) {
            throw refusal(FlawKind.WRONG_TYPE, "context", "send the batch's context as an object");
        }
        return new Opened.Shared(context instanceof ObjectNode object ? object : null, tree(scan.sentAt));
    }

    private JsonNode tree(@Nullable Slice slice) throws Refusal {
        if (slice == null) {
            return MissingNode.getInstance();
        }
        if (slice.depth() >= limits.depth()) {
            throw refusal(FlawKind.TOO_DEEP, "context", "nest at most " + limits.depth() + " objects and lists");
        }
        return Json.tree(slice)
                .orElseThrow(() -> refusal(FlawKind.NUMBER_OUT_OF_RANGE, "context", "send long numbers as text"));
    }

    /** The body without its byte order mark, once it is known to be UTF-8. */
    private static byte[] text(byte[] body) throws Refusal {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body));
        } catch (CharacterCodingException e) {
            throw refusal(FlawKind.BODY_NOT_UTF8, "", "send JSON in UTF-8");
        }
        boolean marked = body.length >= 3 && Arrays.equals(body, 0, 3, BYTE_ORDER_MARK, 0, 3);
        byte[] text = marked ? Arrays.copyOfRange(body, 3, body.length) : body;
        // No JSON in UTF-8 begins so, but the parser would take it for UTF-16 or UTF-32.
        if (text.length > 1 && (text[0] == 0 || text[1] == 0)) {
            throw refusal(FlawKind.BODY_NOT_UTF8, "", "send JSON in UTF-8, not in UTF-16 or UTF-32");
        }
        return text;
    }

    private static void requireSize(int bytes, int most, FlawKind kind) throws Refusal {
        if (bytes > most) {
            throw new Refusal(new Flaw(kind, "", bytes + " bytes", "send at most " + most + " bytes"));
        }
    }

    static Refusal refusal(FlawKind kind, String path, String remedy) {
        return new Refusal(new Flaw(kind, path, "", remedy));
    }

    /** One pass over the tokens of a body. */
    private final class Scan {
        private @Nullable String writeKey;
        private @Nullable Slice context;
        private @Nullable Slice sentAt;
        private @Nullable List<Slice> events;

        Slice whole(byte[] body, boolean batch) throws Refusal {
            try (JsonParser parser = SCANNER.createParser(body)) {
                if (parser.nextToken() != JsonToken.START_OBJECT) {
                    throw refusal(FlawKind.BODY_NOT_OBJECT, "", "send a JSON object");
                }
                int depth = 1;
                for (String key = parser.nextFieldName(); key != null; key = parser.nextFieldName()) {
                    JsonToken token = parser.nextToken();
                    if (batch && key.equals("batch") && token == JsonToken.START_ARRAY) {
                        events = events(parser, body);
                        continue;
                    }
                    if (key.equals("writeKey") && token == JsonToken.VALUE_STRING) {
                        writeKey = parser.getText();
                    }
                    Slice value = value(parser, body);
                    depth = Math.max(depth, 1 + value.depth());
                    if (batch && key.equals("context")) {
                        context = value;
                    } else if (batch && key.equals("sentAt")) {
                        sentAt = value;
                    }
                }
                if (parser.nextToken() != null) {
                    throw refusal(FlawKind.BODY_NOT_JSON, "", "send nothing after the JSON object");
                }
                return new Slice(body, 0, body.length, depth);
            } catch (IOException e) {
                throw refusal(FlawKind.BODY_NOT_JSON, "", "send valid JSON");
            }
        }

        private List<Slice> events(JsonParser parser, byte[] body) throws IOException, Refusal {
            List<Slice> found = new ArrayList<>();
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                if (found.size() == limits.batchEvents()) {
                    throw refusal(
                            FlawKind.BATCH_TOO_LONG,
                            "batch",
                            "send at most " + limits.batchEvents() + " events a batch");
                }
                found.add(value(parser, body));
            }
            return found;
        }

        /** From the value's first token, which the parser is at, to its last. */
        private Slice value(JsonParser parser, byte[] body) throws IOException {
            int start = (int) parser.currentTokenLocation().getByteOffset();
            int open = 0;
            int depth = 0;
            JsonToken token = parser.currentToken();
            while (true) {
                if (token == null) {
                    throw new IOException("the body ends within a value");
                }
                if (token.isStructStart()) {
                    depth = Math.max(depth, ++open);
                } else if (token.isStructEnd()) {
                    open--;
                }
                if (open == 0) {
                    parser.finishToken();
                    int end = (int) parser.currentLocation().getByteOffset();
                    return new Slice(body, start, end - start, depth);
                }
                token = parser.nextToken();
            }
        }
    }

    /** Leaves the scan early; never leaves this room. */
    static final class Refusal extends Exception {
        private final transient Flaw flaw;

        Refusal(Flaw flaw) {
            super(flaw.kind().code(), null, false, false);
            this.flaw = flaw;
        }
    }
}
