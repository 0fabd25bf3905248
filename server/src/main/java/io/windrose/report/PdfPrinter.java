package io.windrose.report;

import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.svgsupport.BatikSVGDrawer;
import com.openhtmltopdf.util.XRLog;
import io.windrose.core.Fault;
import io.windrose.core.Unavailable;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** XHTML with drawings to PDF, in a font that it carries with it. Thread-safe. */
public final class PdfPrinter {
    private static final String FAMILY = "Inter";
    private static final int PLAIN = 400;
    private static final int STRONG = 600;

    private final File plain;
    private final File strong;

    public PdfPrinter() {
        XRLog.setLoggingEnabled(false);
        plain = font("Inter_400Regular.ttf");
        strong = font("Inter_600SemiBold.ttf");
    }

    /** As a file; letters in drawings are those of the machine, since Batik has the size of such a font wrong. */
    private static File font(String name) {
        try (InputStream font = PdfPrinter.class.getResourceAsStream("/report/" + name)) {
            if (font == null) {
                throw new Fault("report.no-font", "the program has no font " + name + ": build the web app");
            }
            Path file = Files.createTempFile("report", ".ttf");
            file.toFile().deleteOnExit();
            Files.copy(font, file, StandardCopyOption.REPLACE_EXISTING);
            return file.toFile();
        } catch (IOException e) {
            throw new Unavailable(
                    "report.no-scratch",
                    "no file can be made in %s: see to the disk's space and the folder's rights"
                            .formatted(System.getProperty("java.io.tmpdir")),
                    e);
        }
    }

    public byte[] print(String xhtml) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (BatikSVGDrawer drawer = new BatikSVGDrawer()) {
            PdfRendererBuilder builder = new PdfRendererBuilder();
            builder.useFastMode();
            builder.useSVGDrawer(drawer);
            builder.useFont(plain, FAMILY, PLAIN, FontStyle.NORMAL, true);
            builder.useFont(strong, FAMILY, STRONG, FontStyle.NORMAL, true);
            builder.withProducer("Windrose");
            // An address in the text is never asked for.
            builder.useUriResolver((base, address) -> null);
            builder.withHtmlContent(xhtml, null);
            builder.toStream(out);
            builder.run();
            return out.toByteArray();
        } catch (IOException e) {
            throw new Fault("report.unprintable", "the report could not be printed", e);
        }
    }
}
