package sadari.lab;

import java.util.List;

/// One line of what there is.
///
/// @param name the component
/// @param role what it is for
/// @param address where it is reached
/// @param pid its first process; 0 where there is none
/// @param state how it is
/// @param notes what else there is to know, such as faults in force
public record Status(
    String name, String role, String address, long pid, State state, List<String> notes) {}
