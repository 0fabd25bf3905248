package io.windrose.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.zip.GZIPInputStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Real traffic for a server: the lines of a web server's log, sent as the page views that they were. */
@Command(
        name = "weblog",
        description = "Sends an Apache combined log, plain or gzip, to a running server as page events.",
        mixinStandardHelpOptions = true)
@SuppressWarnings("NullAway.Init")
final class WeblogReplay implements Callable<Integer> {
    private static final int BATCH = 100;
    private static final ObjectMapper MAPPER = new ObjectMapper();

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "FILE")
    private Path file;

    @Option(names = "--url", required = true, description = "The server.")
    private URI url;

    @Option(names = "--write-key", required = true, description = "The write key of a source.")
    private String writeKey;

    @Option(
            names = "--site",
            defaultValue = "http://site.example",
            description = "The site that was asked, which the log does not name (default: ${DEFAULT-VALUE}).")
    private URI site;

    private final Door door = new Door();
    private long lines;
    private long accepted;
    private long unreadable;

    @Override
    public Integer call() throws IOException, InterruptedException {
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(open(file), StandardCharsets.UTF_8))) {
            ArrayNode batch = MAPPER.createArrayNode();
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                lines++;
                // Numbered by its line, so that a log that is sent again is stored once.
                Optional<ObjectNode> event = CombinedLogLine.parse(line).map(one -> page(one, lines));
                event.ifPresentOrElse(batch::add, () -> unreadable++);
                if (batch.size() == BATCH) {
                    send(batch);
                }
            }
            send(batch);
        }
        PrintWriter out = spec.commandLine().getOut();
        out.println(lines + " lines: " + accepted + " accepted, " + unreadable + " not in the combined form");
        out.flush();
        return accepted + unreadable == lines ? 0 : 1;
    }

    private static InputStream open(Path file) throws IOException {
        InputStream stream = new BufferedInputStream(Files.newInputStream(file));
        stream.mark(2);
        boolean isGzip = stream.read() == 0x1f && stream.read() == 0x8b;
        stream.reset();
        return isGzip ? new GZIPInputStream(stream) : stream;
    }

    private void send(ArrayNode batch) throws IOException, InterruptedException {
        if (batch.isEmpty()) {
            return;
        }
        String body = MAPPER.createObjectNode().set("batch", batch).toString();
        Door.Answer answer = door.send(url, writeKey, "batch", body);
        if (!answer.isAcknowledgement()) {
            throw new IllegalStateException("line " + lines + ": the server at " + url + " answered " + answer.status()
                    + ": " + answer.problem());
        }
        accepted += answer.accepted();
        batch.removeAll();
    }

    private ObjectNode page(CombinedLogLine line, long number) {
        ObjectNode event = MAPPER.createObjectNode()
                .put("type", "page")
                .put("messageId", hash(file.getFileName() + "/" + number + "/" + line))
                .put("anonymousId", hash(line.address() + " " + line.userAgent().orElse("")))
                .put("timestamp", line.time().toString());
        ObjectNode properties = event.putObject("properties")
                .put("url", address(line.target()))
                .put("method", line.method())
                .put("status", line.status());
        line.referrer().ifPresent(referrer -> properties.put("referrer", referrer));
        ObjectNode context = event.putObject("context").put("ip", line.address());
        line.userAgent().ifPresent(userAgent -> context.put("userAgent", userAgent));
        return event;
    }

    /** A path may begin with two slashes, or hold what no URI may: it is joined as the text it is. */
    private String address(String target) {
        return target.startsWith("/") ? site.getScheme() + "://" + site.getAuthority() + target : target;
    }

    private static String hash(String text) {
        return UUID.nameUUIDFromBytes(text.getBytes(StandardCharsets.UTF_8)).toString();
    }
}
