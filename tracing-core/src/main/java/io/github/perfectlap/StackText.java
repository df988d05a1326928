package io.github.perfectlap;

import java.io.PrintWriter;
import java.io.Writer;

/** A stack trace as Java prints it, as far as a limit. */
final class StackText extends Writer {

    private final StringBuilder text = new StringBuilder();
    private final int longest;

    private StackText(int longest) {
        this.longest = longest;
    }

    static String of(Throwable exception, int longest) {
        StackText stack = new StackText(longest);
        exception.printStackTrace(new PrintWriter(stack));
        return stack.text.toString();
    }

    @Override
    public void write(char[] characters, int from, int length) {
        text.append(characters, from, Math.min(length, longest - text.length()));
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
}
