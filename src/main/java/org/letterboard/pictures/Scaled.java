package org.letterboard.pictures;

import java.awt.RenderingHints;
import java.awt.Transparency;
import java.awt.image.BufferedImage;

/// A picture made smaller, in plain colours of the web (sRGB).
final class Scaled {
    private Scaled() {}

    /// @param longest pixels of the longer side; a picture that has fewer keeps its size
    static BufferedImage to(int longest, BufferedImage image) {
        var type = isSeenThrough(image) ? BufferedImage.TYPE_INT_ARGB : BufferedImage.TYPE_INT_RGB;
        var most = Math.max(image.getWidth(), image.getHeight());
        // Each pixel is mixed from four; what is more than halved at once would leave pixels out.
        while (most > 2 * longest) {
            most /= 2;
            image = drawn(image, most, type);
        }
        return drawn(image, Math.min(most, longest), type);
    }

    private static BufferedImage drawn(BufferedImage image, int longest, int type) {
        var most = (double) Math.max(image.getWidth(), image.getHeight());
        var width = Math.max(1, (int) Math.round(image.getWidth() * (longest / most)));
        var height = Math.max(1, (int) Math.round(image.getHeight() * (longest / most)));
        var drawn = new BufferedImage(width, height, type);
        var graphics = drawn.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        graphics.drawImage(image, 0, 0, width, height, null);
        graphics.dispose();
        return drawn;
    }

    /// Many pictures of screens could be seen through and are not, anywhere.
    private static boolean isSeenThrough(BufferedImage image) {
        if (image.getTransparency() == Transparency.OPAQUE) return false;
        var line = new int[image.getWidth()];
        for (var y = 0; y < image.getHeight(); y++) {
            image.getRGB(0, y, line.length, 1, line, 0, line.length);
            for (var pixel : line) if (pixel >>> 24 != 0xff) return true;
        }
        return false;
    }
}
