package io.pitot.findings;

/** How pages are read without skipping those before. */
final class PagingRemedy {

    static final String TEXT =
            "Go on after the last key instead of skipping rows: WHERE id > ? ORDER BY id LIMIT ?, which an index answers.\n"
                    + "To read all rows, read one result with a fetch size (setFetchSize) instead of pages.";

    private PagingRemedy() {}
}
