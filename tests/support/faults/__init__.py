"""What tests by faults share: writers that are killed, disks that go, and what a file must hold afterwards."""
