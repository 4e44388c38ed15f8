#include <iostream>

#include "cli/command.h"

int main(int argc, char** argv) { return samspil::runCommandLine(argc, argv, std::cout, std::cerr); }
