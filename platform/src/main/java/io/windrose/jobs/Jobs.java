package io.windrose.jobs;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import io.windrose.database.Database;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs jobs when their time comes, each on one node at a time. */
public final class Jobs implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Jobs.class);
    private static final String TABLE = "jobs.scheduled_tasks";
    private static final Duration POLL = Duration.ofSeconds(5);
    private static final Duration LONGEST_GOODBYE = Duration.ofSeconds(20);

    private final Scheduler scheduler;

    private Jobs(Scheduler scheduler) {
        this.scheduler = scheduler;
    }

    /** Begins; a job that was never run before runs at once. */
    public static Jobs start(Database database, List<Job> jobs) {
        database.migrate("jobs");
        List<RecurringTask<Void>> tasks = jobs.stream().map(Jobs::task).toList();
        int threads = Math.max(1, Math.min(2, jobs.size()));
        Scheduler scheduler = Scheduler.create(database.dataSource())
                .tableName(TABLE)
                .startTasks(tasks)
                .threads(threads)
                .executorService(Executors.newFixedThreadPool(
                        threads, Thread.ofPlatform().name("job-", 0).factory()))
                .pollingInterval(POLL)
                .shutdownMaxWait(LONGEST_GOODBYE)
                .build();
        scheduler.start();
        return new Jobs(scheduler);
    }

    @Override
    public void close() {
        scheduler.stop();
    }

    private static RecurringTask<Void> task(Job job) {
        return Tasks.recurring(job.name(), FixedDelay.of(job.pause())).execute((instance, context) -> {
            long start = System.nanoTime();
            job.work().run();
            LOG.atInfo()
                    .addKeyValue("job", job.name())
                    .addKeyValue("millis", (System.nanoTime() - start) / 1_000_000)
                    .log("job done");
        });
    }
}
