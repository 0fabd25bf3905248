package io.windrose.server;

import io.windrose.client.AcquisitionCommand;
import io.windrose.client.AnomaliesCommand;
import io.windrose.client.AttributeCommand;
import io.windrose.client.BackupCommand;
import io.windrose.client.BudgetCommand;
import io.windrose.client.CampaignsCommand;
import io.windrose.client.DashboardsCommand;
import io.windrose.client.ForecastCommand;
import io.windrose.client.FunnelCommand;
import io.windrose.client.HealthCommand;
import io.windrose.client.IdentityCommand;
import io.windrose.client.ImportCommand;
import io.windrose.client.InternalCommand;
import io.windrose.client.LedgerCommand;
import io.windrose.client.LetterCommand;
import io.windrose.client.LiftCommand;
import io.windrose.client.MetricsCommand;
import io.windrose.client.MixCommand;
import io.windrose.client.MoneyCommand;
import io.windrose.client.PathsCommand;
import io.windrose.client.PlanCommand;
import io.windrose.client.PublishCommand;
import io.windrose.client.RejectedCommand;
import io.windrose.client.RetentionCommand;
import io.windrose.client.SourceCommand;
import io.windrose.client.SqlCommand;
import io.windrose.client.TokenCommand;
import io.windrose.client.TrendCommand;
import io.windrose.client.UserCommand;
import io.windrose.client.WatchesCommand;
import io.windrose.client.WebCommand;
import io.windrose.core.Fault;
import io.windrose.core.Problem;
import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The program's commands. Exits with 0 when it did what was asked, 1 when not, 2 when the command was wrong. */
@Command(
        name = "windrose",
        description = "Shows which marketing works, and where the next euro goes.",
        synopsisSubcommandLabel = "COMMAND",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "In the source tree besides: windrose bench (what is claimed about speed), windrose validate (whether what science computes is right)."
        },
        version = "Windrose " + Main.VERSION,
        subcommands = {
            ServeCommand.class,
            DemoCommand.class,
            SettingsCommand.class,
            SqlCommand.class,
            LedgerCommand.class,
            HealthCommand.class,
            RejectedCommand.class,
            IdentityCommand.class,
            ImportCommand.class,
            CampaignsCommand.class,
            DashboardsCommand.class,
            BackupCommand.class,
            RestoreCommand.class,
            SourceCommand.class,
            InternalCommand.class,
            PublishCommand.class,
            PlanCommand.class,
            MoneyCommand.class,
            MetricsCommand.class,
            TrendCommand.class,
            AnomaliesCommand.class,
            LetterCommand.class,
            WatchesCommand.class,
            FunnelCommand.class,
            RetentionCommand.class,
            PathsCommand.class,
            WebCommand.class,
            AcquisitionCommand.class,
            AttributeCommand.class,
            ForecastCommand.class,
            MixCommand.class,
            BudgetCommand.class,
            LiftCommand.class,
            TokenCommand.class,
            UserCommand.class
        })
public final class Main {
    static final String VERSION = "0.1.0";

    private Main() {}

    public static void main(String[] arguments) {
        System.exit(commandLine().execute(arguments));
    }

    static CommandLine commandLine() {
        return new CommandLine(new Main())
                .setExecutionExceptionHandler((thrown, command, result) -> say(thrown, command.getErr()));
    }

    private static int say(Exception thrown, PrintWriter err) {
        if (thrown instanceof Problem problem && !(thrown instanceof Fault)) {
            err.println("windrose: " + problem.text());
        } else {
            err.println("windrose: something went wrong on our side");
            thrown.printStackTrace(err);
        }
        err.flush();
        return 1;
    }
}
