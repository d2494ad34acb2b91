package org.letterboard;

/// The command line comes in here.
public final class Main {
    private Main() {}

    public static void main(String[] args) {
        System.out.println("letterboard " + args.length);
    }
}
