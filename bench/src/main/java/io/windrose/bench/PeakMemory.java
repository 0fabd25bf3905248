package io.windrose.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** The most memory that a process has from now on, as Linux counts it. */
final class PeakMemory {
    /** What the kernel takes for "forget the peak". */
    private static final String FORGET = "5";

    private final Path status;
    private final long before;

    private PeakMemory(Path status, long before) {
        this.status = status;
        this.before = before;
    }

    static PeakMemory from(ProcessHandle process) throws IOException {
        Path folder = Path.of("/proc", Long.toString(process.pid()));
        Files.writeString(folder.resolve("clear_refs"), FORGET);
        Path status = folder.resolve("status");
        return new PeakMemory(status, mebibytes(status, "VmRSS:"));
    }

    /** MiB that are resident when it begins. */
    long before() {
        return before;
    }

    /** MiB that were resident at most since. */
    long peak() throws IOException {
        return mebibytes(status, "VmHWM:");
    }

    private static long mebibytes(Path status, String field) throws IOException {
        try (Stream<String> lines = Files.lines(status)) {
            return lines.filter(line -> line.startsWith(field))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
                    .findFirst()
                    .orElseThrow(() -> new IOException(status + " has no " + field));
        }
    }
}
