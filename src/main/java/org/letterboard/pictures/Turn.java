package org.letterboard.pictures;

import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;

/// What makes a photo upright: the orientation of EXIF, 1 to 8 (CIPA DC-008, "Orientation").
///
/// @param mirrored left and right change places, before the turning
/// @param quarters so many quarters of a circle, clockwise
record Turn(boolean mirrored, int quarters) {
    static final Turn NONE = new Turn(false, 0);

    static Turn of(int orientation) {
        return switch (orientation) {
            case 2 -> new Turn(true, 0);
            case 3 -> new Turn(false, 2);
            case 4 -> new Turn(true, 2);
            case 5 -> new Turn(true, 3);
            case 6 -> new Turn(false, 1);
            case 7 -> new Turn(true, 1);
            case 8 -> new Turn(false, 3);
            default -> NONE;
        };
    }

    /// The other way round: 1 to 8.
    int orientation() {
        for (var orientation = 2; orientation <= 8; orientation++) if (equals(of(orientation))) return orientation;
        return 1;
    }

    BufferedImage applied(BufferedImage image) {
        if (equals(NONE)) return image;
        var width = image.getWidth();
        var height = image.getHeight();
        var lies = quarters % 2 == 1;
        var turned = new BufferedImage(lies ? height : width, lies ? width : height, image.getType());
        // Read from the last line to the first: around its middle, and back to the corner of the new one.
        var moves = AffineTransform.getTranslateInstance(turned.getWidth() / 2.0, turned.getHeight() / 2.0);
        moves.quadrantRotate(quarters);
        if (mirrored) moves.scale(-1, 1);
        moves.translate(-width / 2.0, -height / 2.0);
        var graphics = turned.createGraphics();
        graphics.drawImage(image, moves, null);
        graphics.dispose();
        return turned;
    }
}
