package io.windrose.configuration;

/** How the program tells what it does. */
public record LogSettings(Format format, Level level) {
    /** One JSON object a line for programs, or plain text for people. */
    public enum Format {
        AUTO,
        JSON,
        TEXT
    }

    /** The least that is told. */
    public enum Level {
        DEBUG,
        INFO,
        WARN,
        ERROR
    }

    static LogSettings read(Settings settings) {
        return new LogSettings(
                settings.choice(
                        "log.format", Format.AUTO, "json, text, or auto: text at a terminal and json elsewhere."),
                settings.choice("log.level", Level.INFO, "debug, info, warn or error."));
    }
}
