package io.windrose.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.windrose.core.Incorrect;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code windrose money}: figures, how they add up, which source counts, exchange rates and products. */
@Command(
        name = "money",
        description = "Revenue, refunds and margin; exchange rates and products.",
        subcommands = ReconcileCommand.class,
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND")
@SuppressWarnings("NullAway.Init")
public final class MoneyCommand {
    private static final ObjectMapper JSON = new ObjectMapper();

    @Spec
    CommandSpec spec;

    @Command(
            description = "Print the figures of a range, by source; exits with 1 if a rate is missing.",
            mixinStandardHelpOptions = true)
    int figures(
            @Mixin ServerOptions server,
            @Option(names = "--from", description = "The first day, as 2026-11-01.", required = true) String from,
            @Option(names = "--to", description = "The last day.", required = true) String to) {
        JsonNode found = server.connect()
                .get("/api/money/figures"
                        + new AddressQuery().with("from", from).with("to", to));
        Table table = new Table("SOURCE", "ORDERS", "NEW", "GROSS", "REFUNDED", "NET", "COST", "MARGIN");
        found.path("sources").forEach(row -> add(table, row.path("sourceId").asText(), row.path("sums")));
        add(table, "all, in " + found.path("currency").asText(), found.path("total"));
        table.print(spec.commandLine().getOut());
        list(
                found.path("missingRates"),
                List.of("kind", "currency", "number", "amount", "first", "last"),
                "missing rate");
        list(found.path("notCounted"), List.of("sourceId", "countedSourceId", "orders", "gross"), "not counted");
        list(found.path("problems"), List.of("kind", "problem", "sourceId", "number"), "problem");
        return found.path("missingRates").isEmpty() ? 0 : 1;
    }

    private static void add(Table table, String name, JsonNode sums) {
        table.row(
                name,
                sums.path("orders").asText(),
                sums.path("newCustomers").asText(),
                sums.path("gross").asText(),
                sums.path("refunded").asText(),
                sums.path("net").asText(),
                sums.path("cost").asText(),
                sums.path("margin").asText());
    }

    private void list(JsonNode rows, List<String> fields, String what) {
        PrintWriter out = spec.commandLine().getOut();
        for (JsonNode row : rows) {
            StringBuilder line = new StringBuilder(what).append(':');
            fields.forEach(field -> line.append(' ')
                    .append(field)
                    .append(' ')
                    .append(row.path(field).asText()));
            out.println(line);
        }
        out.flush();
    }

    @Command(
            description = "Print which source comes first where several tell an order; with pairs, state them anew.",
            mixinStandardHelpOptions = true)
    void precedence(
            @Mixin ServerOptions server,
            @Option(
                            names = "--before",
                            paramLabel = "FIRST=SECOND",
                            description = "The first source comes before the second; may be given again.")
                    List<String> pairs,
            @Option(names = "--clear", description = "State nothing; the kinds of the sources decide.") boolean clear) {
        ServerClient client = server.connect();
        if (clear || pairs != null) {
            client.put("/api/money/precedence", body(pairs == null ? List.of() : pairs));
        }
        Table table = new Table("PLACE", "SOURCE", "KIND");
        int place = 1;
        for (JsonNode source : client.get("/api/money/precedence").path("order")) {
            table.row(
                    Integer.toString(place++),
                    source.path("id").asText(),
                    source.path("kind").asText());
        }
        table.print(spec.commandLine().getOut());
    }

    private static ObjectNode body(List<String> pairs) {
        ObjectNode body = JSON.createObjectNode();
        ArrayNode list = body.putArray("pairs");
        for (String pair : pairs) {
            List<String> sides = List.of(pair.split("=", -1));
            if (sides.size() != 2) {
                throw new Incorrect(
                        "client.pair", "\"" + pair + "\" is no pair of sources: give it as import:orders=web");
            }
            list.addObject().put("first", sides.getFirst()).put("second", sides.getLast());
        }
        return body;
    }

    @Command(
            description = "Take in exchange rates of the European Central Bank: CSV, XML or ZIP.",
            mixinStandardHelpOptions = true)
    void rates(@Mixin ServerOptions server, @Parameters(paramLabel = "FILE") Path file) {
        JsonNode taken = server.connect().upload("/api/money/rates", file);
        say("%s rates of %s to %s, %s of them new or changed"
                .formatted(
                        taken.path("quotes").asText(),
                        taken.path("from").asText(),
                        taken.path("to").asText(),
                        taken.path("changed").asText()));
    }

    @Command(
            description = "Take in products with sku, name, category, cost, currency, valid_from; exits with 1 if a row"
                    + " is refused.",
            mixinStandardHelpOptions = true)
    int products(@Mixin ServerOptions server, @Parameters(paramLabel = "FILE") Path file) {
        JsonNode taken = server.connect().upload("/api/money/products", file);
        say("%s products, %s of them new or changed"
                .formatted(taken.path("taken").asText(), taken.path("changed").asText()));
        taken.path("refused")
                .forEach(row -> say("line %s: %s"
                        .formatted(row.path("line").asText(), row.path("reason").asText())));
        return taken.path("refused").isEmpty() ? 0 : 1;
    }

    private void say(String line) {
        PrintWriter out = spec.commandLine().getOut();
        out.println(line);
        out.flush();
    }
}
