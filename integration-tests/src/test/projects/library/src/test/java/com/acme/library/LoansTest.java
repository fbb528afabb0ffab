package com.acme.library;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.sql.SQLException;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LoansTest {

    @Test
    void countsWhatEachReaderHas() throws SQLException {
        try (Library library = new Library(7)) {
            Map<String, Integer> borrowed = library.loans().borrowedByReader();

            assertEquals(7, borrowed.size());
            assertEquals(3, borrowed.get("reader 3"));
        }
    }
}
