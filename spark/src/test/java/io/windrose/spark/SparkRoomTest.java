package io.windrose.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.windrose.core.Incorrect;
import io.windrose.lake.query.Derived;
import io.windrose.lake.query.Engine;
import io.windrose.lake.query.RemoteEngines;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** The walls of this room; the others' are in {@code ArchitectureTest} of the server, which does not know it. */
class SparkRoomTest {
    private static final Set<String> USED = Set.of("io.windrose.core", "io.windrose.lake.query", "io.windrose.spark");

    /** For the names of its tables. */
    private static final String LAKE = "io.windrose.lake.Lake";

    @Test
    void usesTheEnginesPortAndNothingElseOfOurs() throws URISyntaxException {
        Set<String> packages = new TreeSet<>();
        new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS).importPath(place()).stream()
                        .flatMap(one -> one.getDirectDependenciesFromSelf().stream())
                        .map(Dependency::getTargetClass)
                        .filter(target -> !target.getName().equals(LAKE))
                        .map(target -> target.getPackageName())
                        .filter(name -> name.startsWith("io.windrose."))
                        .forEach(packages::add);

        assertThat(packages).containsExactlyInAnyOrderElementsOf(USED);
    }

    private static Path place() throws URISyntaxException {
        return Path.of(SparkEngines.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
    }

    @Test
    void hasNoSparkInTheProgramsProcess() {
        for (String name : Set.of("org.apache.spark.SparkContext", "org.apache.hadoop.fs.Path")) {
            assertThatThrownBy(() -> Class.forName(name)).isInstanceOf(ClassNotFoundException.class);
        }
    }

    @Test
    void isFoundByItsAddress() {
        try (Engine engine = RemoteEngines.find("sc://127.0.0.1:1", 1, dialect -> Derived.OWN)) {
            assertThat(engine.dialect()).isInstanceOf(SparkDialect.class);
        }
        assertThatThrownBy(() -> RemoteEngines.find("trino://secret", 1, dialect -> Derived.OWN))
                .isInstanceOf(Incorrect.class)
                .hasMessageContaining("trino")
                .hasMessageNotContaining("secret");
    }
}
