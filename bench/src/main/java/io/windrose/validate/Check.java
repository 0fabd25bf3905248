package io.windrose.validate;

import java.io.IOException;
import java.util.Optional;

/** One thing that {@code science} claims, held against what is known otherwise. */
interface Check {
    /** By which it is asked for, as {@code mix-ranks}; its pictures' too. */
    String name();

    String title();

    /** What is done: model, simulation, seed, and what is compared; in Markdown. */
    String method();

    /** A data set or program that is not there. */
    default Optional<String> missing(Setting setting) throws IOException, InterruptedException {
        return Optional.empty();
    }

    Finding run(Setting setting) throws IOException, InterruptedException;
}
