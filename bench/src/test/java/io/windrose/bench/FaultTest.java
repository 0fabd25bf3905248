package io.windrose.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The promise the product stands on. {@code FAULT_SEEDS=20} makes more trials. */
class FaultTest {
    @Execution(ExecutionMode.CONCURRENT)
    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void whatIsAcknowledgedIsInTheLakeOnceHoweverOftenTheServerIsKilled(long seed, @TempDir Path folder)
            throws Exception {
        FaultRun.Result result = new FaultRun(seed, folder).run();

        assertThat(result.balance().acknowledged()).as(result.toString()).isPositive();
        assertThat(result.balance().isEven()).as(result.toString()).isTrue();
    }

    static LongStream seeds() {
        int count = Optional.ofNullable(System.getenv("FAULT_SEEDS"))
                .map(Integer::valueOf)
                .orElse(2);
        return LongStream.rangeClosed(1, count);
    }

    @Test
    void theSameSeedPlansTheSameKills() {
        assertThat(FaultRun.plan(7)).isEqualTo(FaultRun.plan(7)).isNotEqualTo(FaultRun.plan(8));
    }

    @Test
    void aBalanceTellsLostRepeatedAndForeignEvents() {
        Account account = new Account();
        account.send(List.of("kept", "lost", "given-up", "given-up-and-stored-twice"));
        account.acknowledge(List.of("kept", "lost"));

        Account.Balance balance =
                account.balance(Map.of("kept", 1L, "given-up-and-stored-twice", 2L, "never-sent", 1L));

        assertThat(balance.lost()).containsExactly("lost");
        assertThat(balance.repeated()).containsExactly("given-up-and-stored-twice");
        assertThat(balance.foreign()).containsExactly("never-sent");
        assertThat(balance.isEven()).isFalse();
    }

    @Test
    void aBalanceIsEvenWhenOnlyTheUnacknowledgedIsMissing() {
        Account account = new Account();
        account.send(List.of("kept", "given-up"));
        account.acknowledge(List.of("kept"));

        assertThat(account.balance(Map.of("kept", 1L)).isEven()).isTrue();
    }
}
