package io.windrose.lake.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.windrose.core.Incorrect;
import io.windrose.core.Unavailable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class SharedAnswersTest {
    private final SharedAnswers<String> answers = new SharedAnswers<>(10);
    private final AtomicInteger computed = new AtomicInteger();
    private final CountDownLatch begun = new CountDownLatch(1);
    private final CountDownLatch mayEnd = new CountDownLatch(1);
    private final CountDownLatch interrupted = new CountDownLatch(1);

    private int slow() {
        begun.countDown();
        try {
            mayEnd.await();
        } catch (InterruptedException e) {
            interrupted.countDown();
            throw new Unavailable("test.interrupted", "interrupted", e);
        }
        return computed.incrementAndGet();
    }

    @Test
    void computesOnceForAllWhoAskAtOnceAndAfterwards() throws Exception {
        CompletableFuture<Integer> one = CompletableFuture.supplyAsync(() -> answers.get("q", this::slow));
        begun.await();
        CompletableFuture<Integer> other = CompletableFuture.supplyAsync(() -> answers.get("q", this::slow));
        mayEnd.countDown();

        assertThat(one.get()).isEqualTo(1);
        assertThat(other.get()).isEqualTo(1);
        assertThat(answers.<Integer>get("q", this::slow)).isEqualTo(1);
        assertThat(answers.<Integer>get("another", this::slow)).isEqualTo(2);
    }

    @Test
    void goesOnWhileSomebodyWaitsAndEndsWithTheLast() throws Exception {
        FutureTask<Integer> one = new FutureTask<>(() -> answers.get("q", this::slow));
        FutureTask<Integer> other = new FutureTask<>(() -> answers.get("q", this::slow));
        Thread first = Thread.ofPlatform().start(one);
        begun.await();
        Thread second = Thread.ofPlatform().start(other);
        first.interrupt();
        assertThatThrownBy(one::get).isInstanceOf(ExecutionException.class).hasMessageContaining("cancelled");

        second.interrupt();
        assertThatThrownBy(other::get).isInstanceOf(ExecutionException.class);
        interrupted.await();
        assertThat(computed).hasValue(0);
    }

    @Test
    void handsOnWhatWentWrongAndKeepsItNot() {
        assertThatThrownBy(() -> answers.get("q", () -> {
                    throw new Incorrect("test.wrong", "wrong");
                }))
                .isInstanceOf(Incorrect.class);
        assertThat(answers.<Integer>get("q", () -> 7)).isEqualTo(7);
    }
}
