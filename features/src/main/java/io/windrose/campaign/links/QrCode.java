package io.windrose.campaign.links;

import com.google.zxing.WriterException;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import com.google.zxing.qrcode.encoder.ByteMatrix;
import com.google.zxing.qrcode.encoder.Encoder;
import io.windrose.core.Fault;
import io.windrose.core.Incorrect;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import javax.imageio.ImageIO;

/** A link for cameras, with the quiet border of four modules that ISO/IEC 18004 asks for. */
public final class QrCode {
    private static final int BORDER = 4;
    private static final int BLACK = 0x000000;
    private static final int WHITE = 0xffffff;

    private final ByteMatrix modules;

    private QrCode(ByteMatrix modules) {
        this.modules = modules;
    }

    /** With error correction M, which survives the loss of 15%. */
    public static QrCode of(String text) {
        try {
            return new QrCode(Encoder.encode(text, ErrorCorrectionLevel.M).getMatrix());
        } catch (WriterException e) {
            throw new Incorrect(
                    "campaign.qr-too-long",
                    "the link has %d characters, too many for a QR code: shorten it".formatted(text.length()),
                    e);
        }
    }

    private int side() {
        return modules.getWidth() + 2 * BORDER;
    }

    private boolean isDark(int x, int y) {
        int column = x - BORDER;
        int row = y - BORDER;
        boolean isWithin = column >= 0 && row >= 0 && column < modules.getWidth() && row < modules.getHeight();
        return isWithin && modules.get(column, row) == 1;
    }

    /** Of any size. */
    public String svg() {
        StringBuilder path = new StringBuilder();
        for (int y = 0; y < side(); y++) {
            for (int x = 0; x < side(); x++) {
                if (isDark(x, y)) {
                    path.append('M').append(x).append(' ').append(y).append("h1v1h-1z");
                }
            }
        }
        return """
                <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %1$d %1$d" shape-rendering="crispEdges">
                <rect width="%1$d" height="%1$d" fill="#fff"/>
                <path d="%2$s" fill="#000"/>
                </svg>
                """.formatted(side(), path);
    }

    /**
     * In black and white.
     *
     * @param pixels the side of a module
     */
    public byte[] png(int pixels) {
        int size = side() * pixels;
        BufferedImage image = new BufferedImage(size, size, BufferedImage.TYPE_BYTE_BINARY);
        for (int y = 0; y < size; y++) {
            for (int x = 0; x < size; x++) {
                image.setRGB(x, y, isDark(x / pixels, y / pixels) ? BLACK : WHITE);
            }
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, "png", out);
        } catch (IOException e) {
            throw new Fault("campaign.qr-unwritten", "the QR code could not be written as PNG", e);
        }
        return out.toByteArray();
    }
}
