package io.windrose.validate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.windrose.validate.Finding.Verdict;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class ValidateTest {
    @TempDir
    private Path folder;

    private final StringWriter said = new StringWriter();

    private int run(String... arguments) {
        return new CommandLine(new Validate())
                .setOut(new PrintWriter(said))
                .setErr(new PrintWriter(said))
                .execute(Stream.concat(
                                Stream.of(
                                        "--out",
                                        folder.resolve("validation").toString(),
                                        "--data",
                                        folder.resolve("none").toString(),
                                        "--quick"),
                                Stream.of(arguments))
                        .toArray(String[]::new));
    }

    private String report() throws Exception {
        return Files.readString(folder.resolve("validation.md"));
    }

    @Test
    void theQuickestChecksWriteAReport() throws Exception {
        assertThat(run("--only", "budget-exhaustive", "attribution-truth", "attribution-published"))
                .as(said.toString())
                .isZero();

        assertThat(report())
                .contains("| [Budget plans beside all plans of a grid](#budget-plans-beside-all-plans-of-a-grid)")
                .contains("holds |")
                .contains("![Error of each view, world by world](validation/attribution-truth.svg)")
                .contains("not run: the data set attribution/pathdata.csv.gz is not there")
                .contains("not run: nobody has yet");
        assertThat(Files.readString(folder.resolve("validation/budget-exhaustive.svg")))
                .startsWith("<svg")
                .contains("seed 1")
                .doesNotContain("NaN");
    }

    @Test
    void aCheckThatIsRunAgainLeavesTheOthersAsTheyAre() throws Exception {
        run("--only", "budget-exhaustive");
        String before = Files.readString(folder.resolve("validation/results.json"));
        run("--only", "attribution-published");

        assertThat(Files.readString(folder.resolve("validation/results.json")))
                .contains("budget-exhaustive")
                .contains("attribution-published")
                .hasSizeGreaterThan(before.length());
        assertThat(report()).contains("Of 3 figures that are to be something, 3 hold and 0 do not.");
    }

    /** With fewer simulations than they are to have, checks of simulations run and say so. */
    @Test
    void fewSimulationsAreReportedAsAFailure() {
        Setting setting =
                new Setting(folder, OptionalInt.of(3), true, Duration.ofMinutes(5), line -> said.append(line));

        Finding finding = new MixRanks().run(setting);

        assertThat(finding.figures())
                .filteredOn(figure -> figure.what().equals("simulations"))
                .singleElement()
                .satisfies(figure -> {
                    assertThat(figure.found()).isEqualTo("3");
                    assertThat(figure.verdict()).isEqualTo(Verdict.FAILS);
                });
        assertThat(finding.tables().getFirst().rows()).hasSize(11);
    }

    @Test
    void aCheckThatThereIsNotIsNamed() {
        assertThat(run("--only", "guessing")).isEqualTo(2);
        assertThat(said.toString()).contains("there is no check guessing; there are attribution-published, ");
    }

    @Test
    void namesAndTitlesAreDifferent() {
        List<Check> all = Checks.all();

        assertThat(all).extracting(Check::name).doesNotHaveDuplicates().allMatch(name -> name.matches("[a-z0-9-]+"));
        assertThat(all).extracting(Check::title).doesNotHaveDuplicates();
        assertThat(all).extracting(Check::method).noneMatch(words -> words.contains("%d") || words.contains("%s"));
    }

    /** Of Wilson's paper's formula by hand: 8 of 10. */
    @Test
    void sharesHaveWilsonsInterval() {
        Share share = new Share(8, 10);

        assertThat(share.low()).isCloseTo(0.4902, within(1e-4));
        assertThat(share.high()).isCloseTo(0.9433, within(1e-4));
        assertThat(share.suits(0.9)).isTrue();
        assertThat(new Share(80, 100).suits(0.9)).isFalse();
        assertThat(share.toString()).isEqualTo("80.0% (8 of 10; 95%: 49.0 to 94.3%)");
    }

    @Test
    void ticksAreRound() {
        assertThat(new Axis(0, 1, 0, 100).ticks())
                .containsExactly(new double[] {0, 0.2, 0.4, 0.6000000000000001, 0.8, 1});
        assertThat(new Axis(-37, 263, 0, 100).ticks()).containsExactly(0, 50, 100, 150, 200, 250);
        assertThat(Axis.words(0.6000000000000001)).isEqualTo("0.6");
        assertThat(Axis.words(250)).isEqualTo("250");
        assertThat(Axis.words(-0.0)).isEqualTo("0");
    }
}
