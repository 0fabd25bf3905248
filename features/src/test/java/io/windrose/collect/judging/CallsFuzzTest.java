package io.windrose.collect.judging;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.windrose.core.EventType;

/**
 * Any bytes as any form. A usual test run replays the seeds beside this class ({@code CallsFuzzTestInputs}). To search
 * on from them, guided by coverage: {@code JAZZER_FUZZ=1 mvn verify -Djazzer.hooks=true -Dtest=CallsFuzzTest}.
 */
class CallsFuzzTest {
    @FuzzTest(maxDuration = "60s")
    void judgesAnyBody(byte[] body) {
        assertThat(CallMaker.judge(CallMaker.call(new Form.Single(EventType.TRACK), body)))
                .hasSize(1);
        assertThat(CallMaker.judge(CallMaker.call(new Form.Pixel(EventType.PAGE), body)))
                .hasSize(1);
        assertThat(CallMaker.judge(CallMaker.call(new Form.Batch(), body)))
                .allSatisfy(verdict -> assertThat(verdict.toString()).doesNotContain("203.0.113.77"));
    }
}
