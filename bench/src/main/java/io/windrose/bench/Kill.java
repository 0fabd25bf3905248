package io.windrose.bench;

import java.time.Duration;
import java.util.Locale;
import java.util.Random;

/** One {@code kill -9}: what it waits for, how long after that it comes, and what goes with the server. */
record Kill(Moment moment, Duration after, Reach reach) {
    enum Moment {
        /** The process was started. */
        STARTING(5_000),
        /** The server is ready, and clients send. */
        SERVING(2_000),
        /** The lake's writer has begun a data file that no commit names yet. */
        WRITING(150),
        /** The lake's writer has begun the metadata of a commit, which the catalog does not name yet. */
        COMMITTING(60);

        private final int mostMillis;

        Moment(int mostMillis) {
            this.mostMillis = mostMillis;
        }
    }

    enum Reach {
        SERVER,
        SERVER_AND_POSTGRESQL
    }

    static Kill random(Random random) {
        Moment moment = Moment.values()[random.nextInt(Moment.values().length)];
        Duration after = Duration.ofMillis(random.nextInt(moment.mostMillis));
        return new Kill(moment, after, Reach.values()[random.nextInt(Reach.values().length)]);
    }

    @Override
    public String toString() {
        String with = reach == Reach.SERVER ? "" : " with PostgreSQL";
        return "%s+%dms%s".formatted(moment.name().toLowerCase(Locale.ROOT), after.toMillis(), with);
    }
}
