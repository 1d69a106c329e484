package dev.panatorch.runtime.image;

import java.util.Locale;

/**
 * Letters of 5 x 7 pixels, so that captions need no fonts of the system (servers often have none).
 * Seven base-32 digits a glyph, a row each, the highest bit leftmost. Small letters are shown as
 * capitals; unknown ones as a question mark.
 */
final class PixelFont {
  static final int WIDTH = 6;
  static final int HEIGHT = 9;
  private static final int GLYPH_WIDTH = 5;
  private static final int GLYPH_HEIGHT = 7;
  private static final String LETTERS =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789 .,:;-_+/()%=<>#'!?&*[]\"";
  private static final String[] GLYPHS =
      ("EHHVHHH UHHUHHU EHGGGHE UHHHHHU VGGUGGV VGGUGGG EHGNHHF HHHVHHH E44444E 72222IC HIKOKIH "
              + "GGGGGGV HRLLHHH HHPLJHH EHHHHHE UHHUGGG EHHHLID UHHUKIH FGGE11U V444444 HHHHHHE "
              + "HHHHHA4 HHHLLLA HHA4AHH HHHA444 V1248GV EHJLPHE 4C4444E EH1248V V2421HE 26AIV22 "
              + "VGU11HE 68GUHHE V124888 EHHEHHE EHHF12C 0000000 00000CC 0000C48 0CC0CC0 0CC0C48 "
              + "000V000 000000V 044V440 01248G0 2488842 8422248 OP248J3 00V0V00 248G842 G84248G "
              + "AAVAVAA C480000 4444004 EH12404 CIK8LID 04LEL40 E88888E E22222E AAA0000")
          .split(" ");

  private PixelFont() {}

  /** How many letters fit into a width. */
  static int fitting(int width, int scale) {
    return Math.max(0, (width + scale) / (WIDTH * scale));
  }

  /**
   * Draws a line of text in one colour; its top left corner is at {@code (left, top)} and all of it
   * must fit.
   */
  static void draw(RgbImage image, String text, int left, int top, int scale, int gray) {
    String capitals = text.toUpperCase(Locale.ROOT);
    for (int i = 0; i < capitals.length(); i++) {
      int index = LETTERS.indexOf(capitals.charAt(i));
      String glyph = GLYPHS[index < 0 ? LETTERS.indexOf('?') : index];
      glyph(image, glyph, left + i * WIDTH * scale, top, scale, (byte) gray);
    }
  }

  private static void glyph(RgbImage image, String glyph, int left, int top, int scale, byte gray) {
    for (int y = 0; y < GLYPH_HEIGHT * scale; y++) {
      int bits = Character.digit(glyph.charAt(y / scale), 32);
      for (int x = 0; x < GLYPH_WIDTH * scale; x++) {
        if ((bits >> (GLYPH_WIDTH - 1 - x / scale) & 1) != 0) {
          int p = 3 * ((top + y) * image.width() + left + x);
          image.pixels()[p] = image.pixels()[p + 1] = image.pixels()[p + 2] = gray;
        }
      }
    }
  }
}
