package io.github.perfectlap.internal.unwoven;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads of a class file what {@link Mark marks} the class: its constants, and, where one of them names such an
 * annotation, the annotations of the class, its members and their parameters. What is no class file throws some
 * unchecked exception.
 */
final class ClassFile {

    // What the names of all such annotations begin with, "Lio/": few other constants do.
    private static final int BEGINNING = 0x4c696f2f;

    private final ByteBuffer bytes;
    private final int[] constants;
    private final Mark[] marksByConstant;
    private final Set<Mark> marks = EnumSet.noneOf(Mark.class);

    private ClassFile(byte[] content) {
        this.bytes = ByteBuffer.wrap(content);
        // The first number says that it is a class file, the second for which version of Java.
        skip(4 + 4);
        int count = unsignedShort();
        this.constants = new int[count];
        this.marksByConstant = new Mark[count];
    }

    /** The class, if it has such an annotation; else null. */
    static @Nullable MarkedClass read(byte[] content) {
        ClassFile file = new ClassFile(content);
        return file.readConstants() ? file.readAnnotations() : null;
    }

    /** Whether one of them names such an annotation. */
    private boolean readConstants() {
        boolean isNamed = false;
        for (int index = 1; index < constants.length; index++) {
            byte tag = bytes.get();
            constants[index] = bytes.position();
            switch (tag) {
                case 1 -> isNamed |= readText(index);
                case 3, 4, 9, 10, 11, 12, 17, 18 -> skip(4);
                case 5, 6 -> {
                    skip(8);
                    // Numbers of eight bytes count as two constants.
                    index++;
                }
                case 7, 8, 16, 19, 20 -> skip(2);
                case 15 -> skip(3);
                default -> throw new IllegalArgumentException("constant of the unknown kind " + tag);
            }
        }
        return isNamed;
    }

    private boolean readText(int index) {
        int length = unsignedShort();
        boolean isCandidate = length > 4 && bytes.getInt(bytes.position()) == BEGINNING;
        Mark mark = isCandidate ? Mark.of(text(index)) : null;
        skip(length);
        if (mark != null) {
            marksByConstant[index] = mark;
        }
        return mark != null;
    }

    private @Nullable MarkedClass readAnnotations() {
        // Its modifiers.
        skip(2);
        String name = text(bytes.getShort(constants[unsignedShort()]) & 0xffff);
        // Its superclass.
        skip(2);
        skip(2 * unsignedShort());
        readMembers();
        readMembers();
        readAttributes();
        return marks.isEmpty() ? null : new MarkedClass(name.replace('/', '.'), marks);
    }

    /** Fields or methods. */
    private void readMembers() {
        for (int left = unsignedShort(); left > 0; left--) {
            // Modifiers, name and type.
            skip(3 * 2);
            readAttributes();
        }
    }

    private void readAttributes() {
        for (int left = unsignedShort(); left > 0; left--) {
            String name = text(unsignedShort());
            int end = bytes.getInt() + bytes.position();
            if (name.equals("RuntimeVisibleAnnotations")) {
                readList();
            } else if (name.equals("RuntimeVisibleParameterAnnotations")) {
                readParameters();
            }
            bytes.position(end);
        }
    }

    private void readParameters() {
        for (int left = bytes.get() & 0xff; left > 0; left--) {
            readList();
        }
    }

    private void readList() {
        for (int left = unsignedShort(); left > 0; left--) {
            Mark mark = marksByConstant[unsignedShort()];
            if (mark != null) {
                marks.add(mark);
            }
            skipElements();
        }
    }

    private void skipElements() {
        for (int left = unsignedShort(); left > 0; left--) {
            // Its name.
            skip(2);
            skipValue();
        }
    }

    private void skipValue() {
        switch (bytes.get()) {
            case 'e' -> skip(2 + 2);
            case '@' -> {
                // Its type.
                skip(2);
                skipElements();
            }
            case '[' -> {
                for (int left = unsignedShort(); left > 0; left--) {
                    skipValue();
                }
            }
            default -> skip(2);
        }
    }

    private String text(int index) {
        int at = constants[index];
        return new String(bytes.array(), at + 2, bytes.getShort(at) & 0xffff, UTF_8);
    }

    private int unsignedShort() {
        return bytes.getShort() & 0xffff;
    }

    private void skip(int count) {
        bytes.position(bytes.position() + count);
    }
}
