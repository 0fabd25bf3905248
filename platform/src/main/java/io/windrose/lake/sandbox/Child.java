package io.windrose.lake.sandbox;

import io.windrose.core.Unavailable;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A child process as the server has it. One query at a time uses it; only {@link #kill} may be called by others. */
final class Child {
    private static final Logger LOG = LoggerFactory.getLogger(Child.class);
    /** Beyond these the child waits, so that an answer is never whole in memory. */
    private static final int FRAMES_AHEAD = 8;

    private static final int MOST_SAID = 1_000;

    private final Process process;
    private final Path folder;
    private final DataOutputStream questions;
    private final BlockingQueue<Optional<Frame>> frames = new ArrayBlockingQueue<>(FRAMES_AHEAD);

    private volatile boolean isKilled;

    private Child(Process process, Path folder) {
        this.process = process;
        this.folder = folder;
        this.questions = new DataOutputStream(process.getOutputStream());
        Thread.ofVirtual().name("sandbox-" + process.pid()).start(this::readAll);
    }

    /** @param folder of its own, deleted with it */
    static Child start(Path folder, int megabytes) {
        try {
            Files.createDirectories(folder);
            Child child = new Child(ChildCommand.of(folder, megabytes).start(), folder);
            LOG.info("started process {} for queries", child.process.pid());
            return child;
        } catch (IOException e) {
            throw new Unavailable(
                    "lake.sandbox-not-started",
                    "no process for queries could be started in %s: see to memory, disk and the folder's rights"
                            .formatted(folder),
                    e);
        }
    }

    /** Empty at the end, after which nothing comes. */
    private void readAll() {
        try (DataInputStream in = new DataInputStream(new BufferedInputStream(process.getInputStream(), 128 << 10))) {
            while (true) {
                frames.put(Optional.of(Frame.read(in)));
            }
        } catch (IOException e) {
            if (!isKilled) {
                tellOfTheEnd();
            }
            endOfFrames();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void tellOfTheEnd() {
        try {
            String said = Files.readString(folder.resolve(ChildCommand.ERRORS));
            LOG.warn(
                    "process {} for queries ended by itself with {}: {}",
                    process.pid(),
                    process.waitFor(),
                    said.substring(0, Math.min(MOST_SAID, said.length())).strip());
        } catch (IOException e) {
            LOG.warn("process {} for queries ended by itself: {}", process.pid(), e.toString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void endOfFrames() {
        try {
            frames.put(Optional.empty());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    boolean isAlive() {
        return process.isAlive();
    }

    Path scratch() {
        return folder.resolve("scratch");
    }

    void ask(Question question) {
        send(new Frame(Frame.Kind.QUESTION, question.bytes()));
    }

    /** A child that is gone is noticed when its frames end. */
    private void send(Frame frame) {
        try {
            frame.write(questions);
        } catch (IOException e) {
            LOG.debug("process {} takes nothing any more: {}", process.pid(), e.toString());
        }
    }

    /** The next frame of the answer; empty when the process ended. */
    Optional<Frame> next() throws InterruptedException {
        Optional<Frame> frame = frames.take();
        if (frame.isEmpty()) {
            frames.add(frame);
        }
        return frame;
    }

    /** Stops the query and waits for its end; false when that did not come in time. */
    boolean stop(Duration patience) throws InterruptedException {
        send(Frame.of(Frame.Kind.CANCEL));
        long deadline = System.nanoTime() + patience.toNanos();
        while (true) {
            Optional<Frame> frame = frames.poll(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
            if (frame == null || frame.isEmpty()) {
                return false;
            }
            switch (frame.get().kind()) {
                case END, REFUSAL -> {
                    return true;
                }
                case DATA, QUESTION, CANCEL -> {}
            }
        }
    }

    /** Ends the process at once, and deletes what it left. */
    void kill() {
        isKilled = true;
        process.destroyForcibly();
        frames.clear();
        Thread.ofVirtual().name("sandbox-end-" + process.pid()).start(this::deleteWhenOver);
    }

    private void deleteWhenOver() {
        try {
            process.waitFor();
            deleteFolder();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void deleteFolder() {
        try (Stream<Path> all = Files.walk(folder)) {
            List<Path> deepestFirst = all.sorted(Comparator.reverseOrder()).toList();
            for (Path each : deepestFirst) {
                Files.deleteIfExists(each);
            }
        } catch (IOException e) {
            LOG.warn("the folder of process {} was not deleted: {}", process.pid(), e.toString());
        }
    }

    long pid() {
        return process.pid();
    }
}
