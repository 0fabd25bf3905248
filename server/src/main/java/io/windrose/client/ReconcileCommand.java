package io.windrose.client;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintWriter;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code windrose money reconcile}: how money adds up, and how it differs from the shop's own records. */
@Command(
        name = "reconcile",
        description = "Print how the money of a range adds up, and what the days differ by from the shop's own records;"
                + " exits with 1 where something is not explained.",
        mixinStandardHelpOptions = true)
@SuppressWarnings("NullAway.Init")
final class ReconcileCommand implements Callable<Integer> {
    @Spec
    CommandSpec spec;

    @Mixin
    ServerOptions server;

    @Option(names = "--from", description = "The first day, as 2026-11-01; without it 30 days end with the last.")
    @Nullable
    String from;

    @Option(names = "--to", description = "The last day; without it today.")
    @Nullable
    String to;

    @Option(
            names = "--books",
            paramLabel = "FILE",
            description = "Bring the shop's own records first: CSV with day, orders, gross, refunded, or with order_id,"
                    + " day, gross, refunded.")
    @Nullable
    Path file;

    @Option(names = "--name", description = "What the records of --books are called; \"shop\" without it.")
    @Nullable
    String name;

    @Option(names = "--zone", description = "Whose midnight ends the records' days, as Europe/Berlin.")
    @Nullable
    String zone;

    @Option(
            names = "--against",
            paramLabel = "BOOKS",
            description = "Records by their name, or a source as source:import:orders; without it the newest records.")
    @Nullable
    String against;

    @Override
    public Integer call() {
        requireSense();
        ServerClient client = server.connect();
        PrintWriter out = spec.commandLine().getOut();
        String books = file == null ? against : bring(client, file, out);
        AddressQuery query =
                new AddressQuery().with("from", from).with("to", to).with("books", books);
        JsonNode found = client.get("/api/money/reconciliation" + query);
        boolean isWhole = printSplits(found, out);
        boolean isExplained = !found.has("compared") || printDays(found, out);
        if (found.has("books") && !found.has("compared")) {
            out.printf(
                    "held against %s: it tells nothing of these days%n",
                    found.path("books").asText());
        }
        out.flush();
        return isWhole && isExplained ? 0 : 1;
    }

    private void requireSense() {
        if (file != null && against != null) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--books brings records and holds the money against them: leave --against out, or --books");
        }
        if (file == null && (name != null || zone != null)) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--name and --zone say what a file of records is: give the file with --books, or leave them out;"
                            + " records that are there are named with --against");
        }
    }

    /** What the records are called from now on. */
    private String bring(ServerClient client, Path books, PrintWriter out) {
        AddressQuery query = new AddressQuery().with("name", name).with("zone", zone);
        JsonNode book = client.upload("/api/money/books" + query, books);
        out.printf(
                "books %s: %s lines of %s to %s%n",
                book.path("name").asText(),
                book.path("lines").asText(),
                book.path("firstDay").asText(),
                book.path("lastDay").asText());
        return book.path("name").asText();
    }

    private static boolean printSplits(JsonNode found, PrintWriter out) {
        Table table = new Table("MONEY", "SOURCE", "CURRENCY", "TOTAL", "MATCHED", "UNMATCHED", "WITHOUT RATE");
        boolean isWhole = true;
        for (JsonNode source : found.path("sources")) {
            JsonNode own = source.path("own");
            isWhole &= isNothing(own.path("rest"));
            table.row(
                    source.path("kind").asText(),
                    source.path("sourceId").asText(),
                    source.path("currency").asText(),
                    net(own, "total"),
                    net(own, "matched"),
                    net(own, "unmatched"),
                    net(source, "unrated"));
        }
        for (String kind : List.of("spend", "revenue")) {
            JsonNode split = found.path(kind);
            isWhole &= isNothing(split.path("rest"));
            table.row(
                    kind,
                    "all",
                    found.path("currency").asText(),
                    net(split, "total"),
                    net(split, "matched"),
                    net(split, "unmatched"),
                    "");
        }
        table.print(out);
        found.path("leftOut")
                .forEach(row -> out.printf(
                        "left out: %s, %s, orders %s, %s %s%n",
                        row.path("sourceId").asText(),
                        row.path("reason").asText(),
                        row.path("part").path("number").asText(),
                        plain(row.path("part").path("net")),
                        row.path("currency").asText()));
        found.path("refusedRows")
                .forEach(row -> out.printf(
                        "refused: %s rows of %s (%s, %s); see /api/imports/%s/refused%n",
                        row.path("rows").asText(),
                        row.path("fileName").asText(),
                        row.path("kind").asText(),
                        row.path("sourceId").asText(),
                        row.path("importId").asText()));
        return isWhole;
    }

    private static boolean printDays(JsonNode found, PrintWriter out) {
        out.println();
        Table table = new Table("DAY", "COUNTED", "BOOKS", "DIFFERENCE", "UNEXPLAINED", "BECAUSE");
        boolean isExplained = true;
        int days = 0;
        for (JsonNode day : found.path("days")) {
            JsonNode compared = day.path("compared");
            if (compared.isMissingNode()) {
                continue;
            }
            days++;
            isExplained &= isNothing(compared.path("unexplained"));
            if (!isNothing(compared.path("difference"))
                    || !compared.path("explanations").isEmpty()) {
                table.row(
                        day.path("day").asText(),
                        net(compared, "counted"),
                        net(compared, "booked"),
                        net(compared, "difference"),
                        net(compared, "unexplained"),
                        because(compared));
            }
        }
        JsonNode total = found.path("compared");
        table.row(
                "all of " + days,
                net(total, "counted"),
                net(total, "booked"),
                net(total, "difference"),
                net(total, "unexplained"),
                because(total));
        table.print(out);
        out.printf(
                "held against %s: all but %s of %s %s is explained%n",
                found.path("books").asText(),
                plain(found.path("unexplainedByDay")),
                net(total, "booked"),
                found.path("currency").asText());
        return isExplained;
    }

    private static String because(JsonNode compared) {
        List<String> reasons = new ArrayList<>();
        compared.path("explanations")
                .forEach(each -> reasons.add("%s %s (%s)"
                        .formatted(
                                each.path("reason").asText(),
                                net(each, "part"),
                                each.path("cases").asText())));
        return String.join(", ", reasons);
    }

    private static String net(JsonNode node, String field) {
        return plain(node.path(field).path("net"));
    }

    /** With two decimals at least, and no more than there are. */
    private static String plain(JsonNode amount) {
        BigDecimal exact = amount.decimalValue().stripTrailingZeros();
        return exact.setScale(Math.max(2, exact.scale())).toPlainString();
    }

    private static boolean isNothing(JsonNode part) {
        return part.path("number").asLong() == 0
                && part.path("amount").decimalValue().signum() == 0
                && part.path("refunded").decimalValue().signum() == 0;
    }
}
