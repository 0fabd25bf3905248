package io.windrose.validate;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;

/**
 * How checks are run.
 *
 * @param data folder of data sets
 * @param count of simulations, in place of the checks' own
 * @param isQuick few simulations, to see that a check runs
 * @param limit of a check's simulations; those that are begun come to their end
 * @param progress told a line now and then
 */
record Setting(Path data, OptionalInt count, boolean isQuick, Duration limit, Consumer<String> progress) {
    /** How many simulations. */
    int count(int usual, int quick) {
        return count.orElse(isQuick ? quick : usual);
    }

    Path file(String name) {
        return data.resolve(name);
    }

    /** What is to be said if a data set is not there. */
    Optional<String> missing(String name) {
        return Files.exists(file(name)) ? Optional.empty() : Optional.of("the data set " + name + " is not there");
    }

    void say(String line) {
        progress.accept(line);
    }
}
