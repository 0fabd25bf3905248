package io.windrose.bench;

import ch.qos.logback.classic.Level;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The benchmarks by name. */
@Command(
        name = "windrose bench",
        description = "Measure what docs/benchmarks.md claims, on this machine.",
        synopsisSubcommandLabel = "NAME",
        mixinStandardHelpOptions = true,
        subcommands = {
            StartBench.class,
            DemoBench.class,
            FaultBench.class,
            ImportBench.class,
            IngestBench.class,
            WriteBench.class,
            QueryBench.class,
            AnalysesBench.class,
            AnomaliesBench.class,
            LiftBench.class,
            ValuesBench.class,
            AttributionBench.class,
            MixBench.class,
            ForecastBench.class,
            MoneyBench.class,
            PlanBench.class,
            BusyBench.class,
            DashboardBench.class,
            WeblogReplay.class
        })
public final class Bench {
    private Bench() {}

    public static void main(String[] arguments) {
        quiet();
        System.exit(new CommandLine(new Bench()).execute(arguments));
    }

    /** Kafka's clients and broker tell much of what they do here, between the figures. */
    static void quiet() {
        if (LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME) instanceof ch.qos.logback.classic.Logger root) {
            root.setLevel(Level.WARN);
        }
    }
}
