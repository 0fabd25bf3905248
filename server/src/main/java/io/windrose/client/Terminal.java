package io.windrose.client;

import java.io.Console;
import java.util.Optional;

/** The terminal that the program is used at, if it is. */
final class Terminal {
    private Terminal() {}

    /**
     * The launcher sets {@code jdk.console=java.base}, with which there is a console only where there is a terminal.
     */
    @SuppressWarnings("SystemConsoleNull")
    static Optional<Console> console() {
        return Optional.ofNullable(System.console());
    }
}
