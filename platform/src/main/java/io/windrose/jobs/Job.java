package io.windrose.jobs;

import io.windrose.core.Fault;
import java.time.Duration;

/**
 * Something to do again and again.
 *
 * @param name stable between releases: it is the key in the database
 * @param pause from the end of a run to the start of the next
 */
public record Job(String name, Duration pause, Runnable work) {
    public Job {
        if (name.isBlank() || !pause.isPositive()) {
            throw new Fault("jobs.wrong-job", "the job \"" + name + "\" has the pause " + pause);
        }
    }
}
