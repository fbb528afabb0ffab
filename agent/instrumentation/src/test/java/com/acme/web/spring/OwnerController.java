package com.acme.web.spring;

import com.acme.web.Failure;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** An annotated controller. */
@RestController
public class OwnerController {

    /** Handled by this controller itself. */
    static class NoSuchOwner extends RuntimeException {
        private static final long serialVersionUID = 1;

        final int status;

        NoSuchOwner(int status, Throwable cause) {
            super(cause);
            this.status = status;
        }
    }

    /** An owner. */
    @GetMapping("/owners/{ownerId:\\d+}")
    public String owner(@PathVariable("ownerId") int ownerId) {
        return "owner";
    }

    /** Fails, and {@link #handled} answers with the given status. */
    @GetMapping("/owners/{ownerId}/failing")
    public String failing(@PathVariable("ownerId") int ownerId, @RequestParam("status") int status) {
        try {
            Failure.fail();
        } catch (IllegalStateException e) {
            throw new NoSuchOwner(status, e);
        }
        return "";
    }

    /** Fails, and nobody handles it. */
    @GetMapping("/owners/{ownerId}/broken")
    public String broken(@PathVariable("ownerId") int ownerId) {
        Failure.fail();
        return "";
    }

    /** Says so by a status. */
    @GetMapping("/owners/{ownerId}/absent")
    public void absent(@PathVariable("ownerId") int ownerId, HttpServletResponse response) throws IOException {
        response.sendError(404);
    }

    /** The error page. */
    @RequestMapping("/sorry")
    public String sorry() {
        return "sorry";
    }

    /** Answers in an exception's place. */
    @ExceptionHandler(NoSuchOwner.class)
    public ResponseEntity<String> handled(NoSuchOwner problem) {
        return ResponseEntity.status(problem.status).body("handled");
    }
}
