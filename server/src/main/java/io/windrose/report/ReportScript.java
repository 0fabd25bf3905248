package io.windrose.report;

import io.windrose.core.Fault;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.graalvm.polyglot.Context;
import org.graalvm.polyglot.Engine;
import org.graalvm.polyglot.PolyglotException;
import org.graalvm.polyglot.Source;
import org.graalvm.polyglot.Value;
import org.jspecify.annotations.Nullable;

/**
 * The web app's code for documents, run without a browser. What it has parsed is kept from run to run, what it has made
 * is not. Thread-safe.
 */
public final class ReportScript implements AutoCloseable {
    private static final String LANGUAGE = "js";

    private final String file;
    private @Nullable Engine engine;
    private @Nullable Source source;

    private ReportScript(String file) {
        this.file = file;
    }

    /** For dashboards, with all their drawings. */
    public static ReportScript ofDashboards() {
        return new ReportScript("/report/report.js");
    }

    /** For the weekly letter, which has no drawings and is read in a moment. */
    public static ReportScript ofLetter() {
        return new ReportScript("/report/letter.js");
    }

    /** One report; for one thread at a time, which is no virtual one. */
    public static final class Run implements AutoCloseable {
        private final Context context;
        private final Value script;

        private Run(Engine engine, Source source) {
            // Nothing is permitted that is not asked for here.
            context = Context.newBuilder(LANGUAGE).engine(engine).build();
            context.eval(source);
            script = context.getBindings(LANGUAGE).getMember("windroseReport");
        }

        /** What is still to be asked, by the answers that are there: JSON to JSON. */
        public String questions(String input) {
            return call("questions", input);
        }

        /** The whole in {@code html}, and beside it what a message says of it: JSON to JSON. */
        public String page(String input) {
            return call("page", input);
        }

        private String call(String name, String input) {
            try {
                return script.invokeMember(name, input).asString();
            } catch (PolyglotException e) {
                throw new Fault("report.script", "the script of reports failed: " + e.getMessage(), e);
            }
        }

        @Override
        public void close() {
            context.close(true);
        }
    }

    /** A new run; the first takes seconds, until the script is read. */
    public synchronized Run open() {
        if (engine == null || source == null) {
            engine = Engine.newBuilder(LANGUAGE)
                    .option("engine.WarnInterpreterOnly", "false")
                    .build();
            source = source();
        }
        return new Run(engine, source);
    }

    private Source source() {
        try (InputStream stream = ReportScript.class.getResourceAsStream(file)) {
            if (stream == null) {
                throw new Fault("report.no-script", "the program has no " + file + ": build the web app");
            }
            return Source.newBuilder(LANGUAGE, new String(stream.readAllBytes(), StandardCharsets.UTF_8), file)
                    .build();
        } catch (IOException e) {
            throw new Fault("report.no-script", file + " cannot be read", e);
        }
    }

    @Override
    public synchronized void close() {
        if (engine != null) {
            engine.close(true);
            engine = null;
        }
    }
}
