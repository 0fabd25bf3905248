package io.windrose.checks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DiagramsTest {
    @TempDir
    Path folder;

    @BeforeEach
    void drawOne() throws IOException {
        Files.writeString(folder.resolve("style.iuml"), "skinparam shadowing false\n");
        Files.writeString(folder.resolve("context.puml"), "@startuml\nA -> B\n@enduml\n");
        Files.writeString(folder.resolve("context.svg"), "<svg>A B</svg>");
    }

    @Test
    void acceptsSealedDrawings() throws IOException {
        Diagrams.seal(folder);

        assertThat(Diagrams.problems(folder)).isEmpty();
    }

    @Test
    void sealsTwiceWithTheSameResult() throws IOException {
        Diagrams.seal(folder);
        String once = Files.readString(folder.resolve("context.svg"));
        Diagrams.seal(folder);

        assertThat(folder.resolve("context.svg")).hasContent(once);
    }

    @Test
    void refusesDrawingsWithoutSeal() throws IOException {
        assertThat(Diagrams.problems(folder)).singleElement().asString().contains("context.svg");
    }

    @Test
    void refusesWhenTheSourceChanged() throws IOException {
        Diagrams.seal(folder);
        Files.writeString(folder.resolve("context.puml"), "@startuml\nA -> C\n@enduml\n");

        assertThat(Diagrams.problems(folder)).singleElement().asString().contains("not the drawing of its source");
    }

    @Test
    void refusesWhenTheStyleChanged() throws IOException {
        Diagrams.seal(folder);
        Files.writeString(folder.resolve("style.iuml"), "skinparam shadowing true\n");

        assertThat(Diagrams.problems(folder)).hasSize(1);
    }

    @Test
    void refusesWhenTheDrawingWasEdited() throws IOException {
        Diagrams.seal(folder);
        Path drawing = folder.resolve("context.svg");
        Files.writeString(drawing, Files.readString(drawing).replace("A B", "A C"));

        assertThat(Diagrams.problems(folder)).hasSize(1);
    }

    @Test
    void refusesSourcesWithoutDrawing() throws IOException {
        Files.delete(folder.resolve("context.svg"));

        assertThat(Diagrams.problems(folder)).singleElement().asString().contains("not drawn");
    }

    @Test
    void refusesDrawingsWithoutSource() throws IOException {
        Diagrams.seal(folder);
        Files.writeString(folder.resolve("old.svg"), "<svg/>");

        assertThat(Diagrams.problems(folder)).singleElement().asString().contains("old.svg");
    }

    @Test
    void toleratesOtherLineEnds() throws IOException {
        Diagrams.seal(folder);
        for (String name : new String[] {"context.puml", "context.svg", "style.iuml"}) {
            Path file = folder.resolve(name);
            Files.writeString(file, Files.readString(file).replace("\n", "\r\n"));
        }

        assertThat(Diagrams.problems(folder)).isEmpty();
    }
}
