package io.windrose.lake.sandbox;

import io.windrose.lake.query.RunningQuery;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.sql.SQLException;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.jspecify.annotations.Nullable;

/**
 * The child process: takes questions from its standard input, one after the other, and answers on its standard output.
 * It ends when its input does, which is when the server closes it or dies.
 */
public final class SandboxMain {
    /** DuckDB's parser and planner go as deep as a query is nested. */
    private static final long STACK_BYTES = 64L << 20;

    private final DataInputStream in;
    private final DataOutputStream out;
    private final BlockingQueue<Question> questions = new LinkedBlockingQueue<>();
    private volatile @Nullable RunningQuery running;

    private SandboxMain(DataInputStream in, DataOutputStream out) {
        this.in = in;
        this.out = out;
    }

    /** Needs no arguments: everything comes by the input. */
    public static void main(String[] arguments) {
        DataOutputStream out = new DataOutputStream(new BufferedOutputStream(System.out, 128 << 10));
        // Whatever else prints must not come between the frames.
        System.setOut(System.err);
        SandboxMain child = new SandboxMain(new DataInputStream(System.in), out);
        Thread worker = new Thread(null, child::answerAll, "query", STACK_BYTES);
        worker.setDaemon(true);
        worker.start();
        child.listen();
    }

    private void listen() {
        try {
            while (true) {
                Frame frame = Frame.read(in);
                switch (frame.kind()) {
                    case QUESTION -> ask(Question.of(frame.content()));
                    case CANCEL -> cancel();
                    case DATA, END, REFUSAL -> throw new IOException("a server sent " + frame.kind());
                }
            }
        } catch (IOException | SQLException e) {
            // The server is gone or speaks another language. Not exit(): a query may hold what hooks would wait for.
            Runtime.getRuntime().halt(0);
        }
    }

    private void ask(Question question) {
        running = new RunningQuery();
        questions.add(question);
    }

    private void cancel() throws SQLException {
        RunningQuery now = running;
        if (now != null) {
            now.cancel();
        }
    }

    private void answerAll() {
        try {
            while (true) {
                Question question = questions.take();
                RunningQuery now = running;
                if (now != null) {
                    answer(question, now);
                }
            }
        } catch (InterruptedException | IOException e) {
            Runtime.getRuntime().halt(1);
        }
    }

    private void answer(Question question, RunningQuery now) throws IOException {
        Frame last;
        try {
            OutputStream answer = new FrameOutput(out);
            new UntrustedQuery(question, now).run(answer);
            answer.flush();
            last = Frame.of(Frame.Kind.END);
        } catch (SQLException | RuntimeException | StackOverflowError e) {
            last = new Frame(Frame.Kind.REFUSAL, Refusal.of(e).bytes());
        }
        last.write(out);
    }
}
