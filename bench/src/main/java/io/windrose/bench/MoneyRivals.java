package io.windrose.bench;

import com.fasterxml.jackson.databind.JsonNode;
import io.windrose.campaign.results.CampaignTable;
import io.windrose.campaign.results.PeriodSums;
import io.windrose.campaign.results.Results;
import io.windrose.campaign.results.TableRequest;
import io.windrose.lake.Lake;
import io.windrose.lake.query.Engine;
import io.windrose.lake.query.Query;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Those that answer with the campaign table of a year: a row for each campaign that has something in it, with cost,
 * impressions, clicks, orders, gross and net, and new customers where they are asked for.
 */
final class MoneyRivals {
    private static final TableRequest YEAR = new TableRequest(
            GeneratedMoney.YEAR,
            GeneratedMoney.YEAR.plusYears(1).minusDays(1),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());

    /** What the screen asks for. */
    static final String ADDRESS = "/api/campaign-results?from=%s&to=%s".formatted(YEAR.from(), YEAR.to());

    private MoneyRivals() {}

    /** By SQL, as somebody asks who wants new customers too. */
    static Rival of(String name, Engine engine) {
        Query query = Query.of(text("campaigns_on_lake.sql")).within(Rival.LIMIT);
        return new Rival.Asking(name, () -> engine.query(query, Rival::rows));
    }

    /** By SQL on tables of its own, likewise. */
    static Rival of(String name, NativeTable table) {
        String sql = text("campaigns_alone.sql");
        return new Rival.Asking(name, () -> table.query(sql, Rival::rows));
    }

    /** As the program answers the screen. */
    static Rival of(String name, Supplier<Results> results) {
        return new Rival.Asking(name, () -> rows(results.get().table(YEAR, FilledMoney.OWNER)));
    }

    /** As the screen asks it. */
    static Rival of(String name, Door door, ServedProcess server) {
        return new Rival.Asking(name, () -> rows(door.ask(server, ADDRESS)));
    }

    private static List<List<@Nullable Object>> rows(CampaignTable table) {
        List<List<@Nullable Object>> rows = new ArrayList<>();
        for (CampaignTable.Row row : table.rows()) {
            PeriodSums sums = row.sums();
            rows.add(List.of(
                    row.campaign().id().toString(),
                    sums.cost(),
                    sums.impressions(),
                    sums.clicks(),
                    sums.orders(),
                    sums.gross(),
                    sums.net()));
        }
        return rows;
    }

    private static List<List<@Nullable Object>> rows(JsonNode table) {
        List<List<@Nullable Object>> rows = new ArrayList<>();
        for (JsonNode row : table.path("items")) {
            JsonNode sums = row.path("sums");
            rows.add(List.of(
                    row.path("id").asText(),
                    sums.path("cost").decimalValue(),
                    sums.path("impressions").asLong(),
                    sums.path("clicks").asLong(),
                    sums.path("orders").asLong(),
                    sums.path("gross").decimalValue(),
                    sums.path("net").decimalValue()));
        }
        return rows;
    }

    /**
     * The rows as texts, in one order: those of campaigns that have something, with nothing as zero.
     *
     * @param figures how many of them, from the first
     */
    static List<String> comparable(List<List<@Nullable Object>> rows, int figures) {
        return rows.stream()
                .map(row -> row.subList(0, 1 + figures).stream()
                        .map(MoneyRivals::plain)
                        .toList())
                .filter(row -> row.stream().skip(1).anyMatch(figure -> !figure.equals("0")))
                .map(row -> String.join(" ", row))
                .sorted()
                .toList();
    }

    private static String plain(@Nullable Object value) {
        return switch (value) {
            case null -> "0";
            case BigDecimal amount when amount.signum() == 0 -> "0";
            case BigDecimal amount -> amount.stripTrailingZeros().toPlainString();
            default -> value.toString();
        };
    }

    static NativeTable alone(Lake lake, Path folder, int megabytes, int threads) throws IOException, SQLException {
        return NativeTable.of(
                lake,
                Map.of(
                        "events",
                                "select event_id, occurred_at, person, session_id, campaign, source, medium, content from events",
                        "orders", "select * from stored_orders",
                        "spend", "select * exclude (campaign_id) from spend",
                        "exchange_rates", "select * from exchange_rates",
                        "campaign_values", "select * from campaign_values",
                        "identities", "select * from identities"),
                folder,
                megabytes,
                threads);
    }

    private static String text(String resource) {
        try (InputStream in = MoneyRivals.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException(resource + " is not on the class path");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
