package io.windrose.client;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintWriter;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code windrose campaigns}: what is planned, as a list and as a file, and what is off. */
@Command(
        name = "campaigns",
        description = "The campaigns of the company.",
        subcommands = AlertsCommand.class,
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND")
@SuppressWarnings("NullAway.Init")
public final class CampaignsCommand {
    private static final int PAGE = 500;

    @Spec
    CommandSpec spec;

    @Command(description = "List the campaigns, by name.", mixinStandardHelpOptions = true)
    void list(
            @Mixin ServerOptions server,
            @Option(
                            names = "--status",
                            paramLabel = "STATUS",
                            description = "Only those that are draft, approved, live or ended.")
                    @Nullable
                    String status) {
        ServerClient client = server.connect();
        Table table = new Table("NAME", "BRAND", "STATUS", "FROM", "TO", "BUDGET", "ID");
        @Nullable String cursor = null;
        do {
            JsonNode page = client.get("/api/campaigns"
                    + new AddressQuery()
                            .with("limit", String.valueOf(PAGE))
                            .with("status", status)
                            .with("cursor", cursor));
            rows(page, table);
            cursor = page.path("next").textValue();
        } while (cursor != null);
        table.print(spec.commandLine().getOut());
    }

    private static void rows(JsonNode page, Table table) {
        for (JsonNode campaign : page.path("items")) {
            JsonNode budget = campaign.path("budget");
            table.row(
                    campaign.path("name").asText(),
                    campaign.path("brandName").asText(),
                    campaign.path("status").asText(),
                    campaign.path("startsOn").asText(),
                    campaign.path("endsOn").asText(),
                    (budget.path("total").asText() + " "
                                    + budget.path("currency").asText())
                            .strip(),
                    campaign.path("id").asText());
        }
    }

    @Command(
            name = "import",
            description = "Add the campaigns of a CSV file as drafts; exits with 1 if a row was refused.",
            mixinStandardHelpOptions = true)
    int bring(
            @Mixin ServerOptions server,
            @Option(names = "--check", description = "Only say what would come of it.") boolean check,
            @Parameters(paramLabel = "FILE") Path file) {
        JsonNode outcome = server.connect().upload("/api/campaigns/import" + (check ? "?check=true" : ""), file);
        PrintWriter out = spec.commandLine().getOut();
        JsonNode refused = outcome.path("refused");
        out.printf(
                "%d campaigns %s, %d rows refused%n",
                outcome.path("added").asInt(), check ? "good" : "added", refused.size());
        for (JsonNode row : refused) {
            out.printf(
                    "line %s: %s%n", row.path("line").asText(), row.path("text").asText());
        }
        out.flush();
        return refused.isEmpty() ? 0 : 1;
    }
}
