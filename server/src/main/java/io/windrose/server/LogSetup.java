package io.windrose.server;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.JsonEncoder;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.encoder.Encoder;
import io.windrose.configuration.LogSettings;
import org.slf4j.LoggerFactory;
import org.slf4j.bridge.SLF4JBridgeHandler;

/** Sends all that is logged, whichever library it comes from, to standard error in one format. */
final class LogSetup {
    /** Chatty when all is well, and some of secrets too; their warnings are kept. */
    private static final String[] QUIET = {
        "org.apache.kafka",
        "kafka",
        "state.change.logger",
        "org.flywaydb",
        "com.zaxxer",
        "io.helidon",
        "io.zonky",
        "org.apache.arrow",
        "org.apache.iceberg",
        "org.sparkproject",
        "com.github.kagkarlsson"
    };

    private LogSetup() {}

    static void apply(LogSettings settings) {
        LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
        context.reset();
        Encoder<ILoggingEvent> encoder = json(settings.format()) ? jsonEncoder(context) : textEncoder(context);
        ConsoleAppender<ILoggingEvent> console = new ConsoleAppender<>();
        console.setContext(context);
        console.setTarget("System.err");
        console.setEncoder(encoder);
        console.start();
        Logger root = context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        root.addAppender(console);
        Level level = Level.toLevel(settings.level().name());
        root.setLevel(level);
        for (String name : QUIET) {
            context.getLogger(name).setLevel(level.isGreaterOrEqual(Level.WARN) ? level : Level.WARN);
        }
        // Warns of the very first start, when all is as it should be.
        context.getLogger("org.apache.kafka.controller.QuorumController").setLevel(Level.ERROR);
        context.getLogger("org.apache.kafka.clients.admin.internals.PartitionLeaderStrategy")
                .setLevel(Level.OFF);
        SLF4JBridgeHandler.removeHandlersForRootLogger();
        SLF4JBridgeHandler.install();
    }

    @SuppressWarnings("SystemConsoleNull") // The launcher asks for the console that is null where there is none.
    private static boolean json(LogSettings.Format format) {
        return switch (format) {
            case JSON -> true;
            case TEXT -> false;
            case AUTO -> System.console() == null;
        };
    }

    private static Encoder<ILoggingEvent> jsonEncoder(LoggerContext context) {
        JsonEncoder encoder = new JsonEncoder();
        encoder.setContext(context);
        encoder.setWithSequenceNumber(false);
        encoder.setWithContext(false);
        encoder.setWithNanoseconds(false);
        encoder.setWithArguments(false);
        encoder.setWithMessage(false);
        encoder.setWithFormattedMessage(true);
        encoder.start();
        return encoder;
    }

    private static Encoder<ILoggingEvent> textEncoder(LoggerContext context) {
        PatternLayoutEncoder encoder = new PatternLayoutEncoder();
        encoder.setContext(context);
        encoder.setPattern(
                "%d{HH:mm:ss.SSS} %-5level %-14.14logger{0} %msg %kvp %replace(%X{request}){'(.+)','[$1]'}%n");
        encoder.start();
        return encoder;
    }
}
