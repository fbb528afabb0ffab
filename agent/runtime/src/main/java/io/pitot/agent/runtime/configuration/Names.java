package io.pitot.agent.runtime.configuration;

import java.util.ArrayList;
import java.util.List;

/** A list of names of one form, separated by {@code ;} (or by {@code ,} where that separates nothing else). */
final class Names extends OptionType<List<String>> {

    /** What each name is. */
    enum Form {
        PACKAGE("package names, such as com.acme.shop"),
        METHOD("methods, such as com.acme.Scorer#score"),
        INSTRUMENTATION("names of instrumentations, such as jdbc");

        private final String words;

        Form(String words) {
            this.words = words;
        }
    }

    private final Form form;

    Names(Form form) {
        this.form = form;
    }

    @Override
    String name() {
        return "list";
    }

    @Override
    String allowed() {
        return form.words;
    }

    @Override
    List<String> parse(String text) throws InvalidValueException {
        List<String> names = new ArrayList<>();
        int start = 0;
        for (int i = 0; i <= text.length(); i++) {
            if (i == text.length() || text.charAt(i) == ';' || text.charAt(i) == ',') {
                String name = text.substring(start, i).trim();
                if (!name.isEmpty()) {
                    names.add(read(name));
                }
                start = i + 1;
            }
        }
        return List.copyOf(names);
    }

    private String read(String text) throws InvalidValueException {
        String name = text;
        boolean valid;
        switch (form) {
            case PACKAGE -> {
                if (name.endsWith(".*")) {
                    name = name.substring(0, name.length() - 2);
                }
                valid = isQualifiedName(name);
            }
            case METHOD -> {
                int hash = name.indexOf('#');
                valid = hash > 0 && isQualifiedName(name.substring(0, hash)) && isIdentifier(name.substring(hash + 1));
            }
            default -> valid = isQualifiedName(name.replace('-', '_'));
        }
        if (!valid) {
            throw new InvalidValueException("must be " + form.words + ", separated by ;");
        }
        return name;
    }

    private static boolean isQualifiedName(String name) {
        int start = 0;
        for (int i = 0; i <= name.length(); i++) {
            if (i == name.length() || name.charAt(i) == '.') {
                if (!isIdentifier(name.substring(start, i))) {
                    return false;
                }
                start = i + 1;
            }
        }
        return true;
    }

    private static boolean isIdentifier(String name) {
        if (name.isEmpty() || !Character.isJavaIdentifierStart(name.charAt(0))) {
            return false;
        }
        for (int i = 1; i < name.length(); i++) {
            if (!Character.isJavaIdentifierPart(name.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    @Override
    String print(List<String> value) {
        return String.join(";", value);
    }
}
